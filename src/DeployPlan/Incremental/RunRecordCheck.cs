using DeployPlan.Files;

namespace DeployPlan.Incremental;

/// <summary>Decides whether an earlier run's answer is still the answer.</summary>
internal static class RunRecordCheck
{
    /// <summary>Whether the same was asked, every look at the file system would see the same, and every plan file still holds what was written.</summary>
    public static bool IsCurrent(RunRecord record, PlanRequest request, SourceTree tree)
    {
        if (!IsSameRequest(record.Request, request) || record.RepositoryRoot != tree.RepositoryRoot)
        {
            return false;
        }

        foreach (var observation in record.Observations)
        {
            if (!tree.StillHolds(observation))
            {
                return false;
            }
        }

        foreach (var plan in record.Plans)
        {
            if (tree.HashFile(plan.Plan.PlanFile) != plan.Sha256)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSameRequest(PlanRequest a, PlanRequest b) =>
        a.ConfigFile == b.ConfigFile
        && a.Environment == b.Environment
        && a.Version == b.Version
        && a.OutputDirectory == b.OutputDirectory
        && a.IntermediateDirectory == b.IntermediateDirectory
        && a.RepositoryRoot == b.RepositoryRoot
        && a.LockedMode == b.LockedMode
        && a.Strict == b.Strict
        && a.Services.SequenceEqual(b.Services);
}
