using DeployPlan.Plans;

namespace DeployPlan.Rollbacks;

/// <summary>
/// The variables that a rollback needs. A plan does not say which of its operations needs which variable, so a deploy that is repeated brings all of its plan, but
/// for the connections of databases that what is deployed does not use.
/// </summary>
internal static class RollbackVariables
{
    public static IReadOnlyList<string> Of(IReadOnlyList<RepeatedOperation> deploys, IReadOnlyList<DownMigration> downs)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var deploysOfPlan in deploys.GroupBy(deploy => deploy.Release.Plan))
        {
            var plan = deploysOfPlan.Key;
            var unused = new HashSet<string>(plan.Operations.Select(operation => (operation.Inputs as MigrationInputs)?.ConnectionEnv).OfType<string>(), StringComparer.Ordinal);

            // Plans of format 1.0 do not say what a service gets.
            unused.ExceptWith(deploysOfPlan.SelectMany(deploy => ((DeployInputs)deploy.Operation.Inputs).Variables ?? []));
            names.UnionWith(plan.RequiredEnvironment.Where(name => !unused.Contains(name)));
        }

        names.UnionWith(downs.Select(down => down.Inputs.ConnectionEnv).OfType<string>());
        return [.. names];
    }
}
