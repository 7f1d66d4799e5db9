using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Planning;
using DeployPlan.Plans;
using DeployPlan.Sealing;

namespace DeployPlan.Changes;

/// <summary>The plans of one config as its files are in one tree, in memory, each with the lines behind it.</summary>
/// <param name="config">The config, read without errors.</param>
/// <param name="tree">The files around it.</param>
/// <param name="diagnostics">Receives the problems with a plan.</param>
internal sealed class ConfigPlans(DeployConfig config, SourceTree tree, DiagnosticBag diagnostics)
{
    /// <summary>The name of the project.</summary>
    public string Project => config.ProjectName.Value;

    /// <summary>Names of the environments, in ordinal order.</summary>
    public IReadOnlyList<string> Environments { get; } = [.. config.Environments.Select(environment => environment.Name.Value)];

    /// <summary>The environment with that name; null if there is none.</summary>
    public EnvironmentConfig? Find(string environment) => config.Environments.FirstOrDefault(candidate => candidate.Name.Value == environment);

    /// <summary>Reads the config; null, with diagnostics, if it cannot be planned.</summary>
    public static ConfigPlans? Read(string file, SourceTree tree, bool strict, DiagnosticBag diagnostics)
    {
        var config = ConfigReader.Read(file, tree, strict, diagnostics);
        return config is null || diagnostics.HasErrors ? null : new ConfigPlans(config, tree, diagnostics);
    }

    /// <summary>The plan, sealed; null, with diagnostics, if the config has no such environment or it cannot be planned.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="version">The version; <see cref="PlanFormat.AnyVersion"/> for a plan that holds for every one.</param>
    /// <param name="services">Narrows it to these services and what they depend on; empty for all.</param>
    /// <param name="minor">The minor version of the format, which decides what is sealed; null for what the plan needs.</param>
    public OriginPlan? Plan(string environment, string version, IReadOnlyList<string> services, int? minor = null)
    {
        if (Find(environment) is not { } found)
        {
            diagnostics.Add(PlanningDiagnostics.UnknownEnvironment(config.EnvironmentsAt, environment, Environments));
            return null;
        }

        var origins = new PlanOrigins();
        return Planner.Plan(config, found, version, services, diagnostics, origins) is { } plan
            ? new OriginPlan(PlanSealing.Seal(plan with { Minor = minor ?? plan.Minor }, tree, project => ProjectPlace.Of(found, project), diagnostics), origins)
            : null;
    }
}
