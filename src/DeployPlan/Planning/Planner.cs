using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>
/// Config and environment to plan: a pure function, which touches no file and no clock. The operations and their order are those of the seed, with the dependencies
/// that make the order hold when independent operations run in parallel.
/// </summary>
internal static class Planner
{
    /// <summary>The plan, not yet sealed; null, with errors among the diagnostics, if the operations cannot be put in order or the filter names no service.</summary>
    /// <param name="config">The config, read without errors.</param>
    /// <param name="environment">One of its environments.</param>
    /// <param name="version">The version that is deployed.</param>
    /// <param name="services">Keep only these services and what they depend on; empty for all.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static Plan? Plan(DeployConfig config, EnvironmentConfig environment, string version, IReadOnlyList<string> services, DiagnosticBag diagnostics) =>
        Plan(config, environment, version, services, diagnostics, origins: null);

    /// <summary>As above; <paramref name="origins"/> takes the lines of the config behind the plan.</summary>
    internal static Plan? Plan(
        DeployConfig config, EnvironmentConfig environment, string version, IReadOnlyList<string> services, DiagnosticBag diagnostics, PlanOrigins? origins)
    {
        var found = new DiagnosticBag();
        var draft = Draft(config, environment, version, services, found);
        var operations = found.HasErrors ? null : OperationGraph.Order(draft.Operations, found);
        diagnostics.AddRange(found.ToSortedList());
        origins?.Add(draft.Operations);
        origins?.Add(environment, draft.Manual);
        return operations is null ? null : new Plan
        {
            Environment = environment.Name.Value,
            Project = config.ProjectName.Value,
            Version = version,
            ApprovalRequired = environment.ApprovalRequired,
            Operations = operations,
            ManualOperations = draft.Manual,
            RequiredEnvironment = RequiredEnvironment(draft.Operations),
            EnvFile = environment.EnvFile?.Value,
        };
    }

    /// <summary>The operations of a plan before they are put in order, each with what it waits for and why. With an error among the diagnostics it is not complete.</summary>
    internal static PlanDraft Draft(
        DeployConfig config, EnvironmentConfig environment, string version, IReadOnlyList<string> services, DiagnosticBag diagnostics)
    {
        var context = new PlanningContext(config, environment, version);
        var infra = InfraOperations.Create(environment, diagnostics);
        var migrations = new MigrationOperations(environment);

        var drafts = new List<DraftOperation>(infra);
        drafts.AddRange(migrations.PreDeploy);
        drafts.AddRange(migrations.PostDeploy);
        drafts.AddRange(environment.HasServices
            ? ServicePlanning.Create(context, infra, migrations, diagnostics)
            : BackendPlanning.Create(context, infra, migrations));
        BuiltImages.Check(drafts, diagnostics);
        foreach (var migration in migrations.PreDeploy.Concat(migrations.PostDeploy))
        {
            migration.WaitForAll(infra, Reasons.InfraFirst);
        }

        return new PlanDraft(
            ServiceFilter.Apply(context, drafts, services, diagnostics), ServiceFilter.Apply(environment, migrations.Manual, services));
    }

    private static string[] RequiredEnvironment(IReadOnlyList<DraftOperation> drafts)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            names.UnionWith(draft.RequiredEnvironment);
        }

        var sorted = new string[names.Count];
        names.CopyTo(sorted);
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }
}
