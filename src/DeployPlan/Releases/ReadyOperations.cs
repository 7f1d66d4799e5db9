using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>
/// What can run now. An operation is requested only when the last of what it depends on has ended, by the one that ended last: a request that waits would be bound to a node of
/// MSBuild while another node has nothing to do.
/// </summary>
internal static class ReadyOperations
{
    /// <summary>Before anything has run in this release: what is not done, and waits for nothing that is not done. In plan order.</summary>
    public static IReadOnlyList<string> AtStart(ReleaseFolder folder) =>
        [.. folder.Plan.Operations.Where(operation => !folder.HasEnded(operation.Id) && HaveEnded(folder, operation)).Select(operation => operation.Id)];

    /// <summary>What waited for an operation that has ended, and for nothing else that runs. Each is given to one caller only, however many ask.</summary>
    /// <exception cref="IOException">It cannot be noted who has it.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static IReadOnlyList<string> After(ReleaseFolder folder, Operation ended) =>
        [.. folder.DependentsOf(ended.Id).Where(operation => HaveEnded(folder, operation) && (operation.DependsOn.Count == 1 || folder.Claim(operation.Id))).Select(operation => operation.Id)];

    private static bool HaveEnded(ReleaseFolder folder, Operation operation)
    {
        foreach (var id in operation.DependsOn)
        {
            if (!folder.HasEnded(id))
            {
                return false;
            }
        }

        return true;
    }
}
