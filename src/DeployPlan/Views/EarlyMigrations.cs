using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>The databases that a plan may change although one of its builds fails.</summary>
internal static class EarlyMigrations
{
    /// <summary>What the names are, for people.</summary>
    public const string Title = "May be changed although a build fails";

    /// <summary>How to keep that from happening.</summary>
    public const string Advice = "migrate_after_build: true waits for all builds";

    /// <summary>Their names, in the order of the plan.</summary>
    public static IReadOnlyList<string> Of(Plan plan)
    {
        var builds = new HashSet<string>(plan.Operations.Where(static operation => operation.Type == OperationType.Build).Select(static operation => operation.Id), StringComparer.Ordinal);
        return builds.Count == 0 ? [] :
        [
            .. plan.Operations
                .Where(operation => operation.Inputs is MigrationInputs { Strategy: MigrationStrategy.PreDeploy, Direction: MigrationDirection.Up } && !operation.DependsOn.Any(builds.Contains))
                .Select(static operation => ((MigrationInputs)operation.Inputs).Database),
        ];
    }
}
