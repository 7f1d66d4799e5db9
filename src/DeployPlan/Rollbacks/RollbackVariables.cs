using DeployPlan.Plans;

namespace DeployPlan.Rollbacks;

/// <summary>
/// The variables that a rollback needs. A plan does not say which of its operations needs which variable, so a deploy that is repeated brings all of its plan, but
/// for the connections of databases, which only migrations use.
/// </summary>
internal static class RollbackVariables
{
    public static IReadOnlyList<string> Of(IReadOnlyList<DraftDeploy> deploys, IReadOnlyList<DownMigration> downs)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var plan in deploys.Select(deploy => deploy.Release.Plan).Distinct())
        {
            var connections = plan.Operations.Select(operation => (operation.Inputs as MigrationInputs)?.ConnectionEnv);
            names.UnionWith(plan.RequiredEnvironment.Except(connections.OfType<string>()));
        }

        names.UnionWith(downs.Select(down => down.Inputs.ConnectionEnv).OfType<string>());
        return [.. names];
    }
}
