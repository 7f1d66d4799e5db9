using DeployPlan.Plans;

namespace DeployPlan.Changes;

/// <summary>Compares two plans by meaning. Linear in their size, except for operations that changed places, whose smallest number is found by sorting.</summary>
internal static class PlanComparer
{
    /// <summary>What is different in <paramref name="after"/>. Operations of two environments are matched by what they are about, not by the name of the environment.</summary>
    public static PlanDiff Compare(Plan before, Plan after)
    {
        var counterparts = EnvironmentRename.Apply(before, after.Environment);
        var files = new FileComparison(counterparts, after);
        var operations = new OperationMatching(counterparts.Operations, after.Operations, files);
        var manual = new OperationMatching(counterparts.ManualOperations, after.ManualOperations, files);
        return new PlanDiff
        {
            Fields = FieldComparison.Compare(before, after),
            VariablesAdded = Without(after.RequiredEnvironment, before.RequiredEnvironment),
            VariablesRemoved = Without(before.RequiredEnvironment, after.RequiredEnvironment),
            Files = files.Unconsumed,
            Operations = [.. operations.Later, .. manual.Later, .. operations.Removed, .. manual.Removed],
        };
    }

    private static IReadOnlyList<string> Without(IReadOnlyList<string> names, IReadOnlyList<string> others)
    {
        var known = new HashSet<string>(others, StringComparer.Ordinal);
        return [.. names.Where(name => !known.Contains(name))];
    }
}
