using DeployPlan.Configuration;
using DeployPlan.Diagnostics;

namespace DeployPlan.Planning;

/// <summary>The environments to plan.</summary>
internal static class ChosenEnvironments
{
    /// <summary>The environment with that name, or all for null; none, with a diagnostic, if there is no such environment.</summary>
    public static IReadOnlyList<EnvironmentConfig> Of(DeployConfig config, string? name, DiagnosticBag diagnostics)
    {
        if (name is null)
        {
            return config.Environments;
        }

        foreach (var environment in config.Environments)
        {
            if (environment.Name.Value == name)
            {
                return [environment];
            }
        }

        diagnostics.Add(PlanningDiagnostics.UnknownEnvironment(
            config.EnvironmentsAt, name, [.. config.Environments.Select(environment => environment.Name.Value)]));
        return [];
    }
}
