using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Rollbacks;

/// <summary>Whether the files that a rollback uses are those that were reviewed: down scripts with the newer release, what a deploy reads with the older one.</summary>
internal static class RollbackFiles
{
    public static void Check(RollbackDraft draft, SourceTree tree, DiagnosticBag diagnostics)
    {
        foreach (var script in draft.Downs.SelectMany(down => down.Scripts))
        {
            var (path, sha256) = script.DownScript!;
            if (tree.HashFile(path) != sha256)
            {
                diagnostics.Add(RollbackDiagnostics.DownScriptDiffers(tree.FullPath(path), script.Release.Id));
            }
        }

        foreach (var deploy in draft.Deploys)
        {
            foreach (var input in Consumption.Of(deploy.Operation.Inputs).Paths.Select(deploy.Release.FindSealed).OfType<SealedInput>())
            {
                if (tree.HashFile(input.Path) != input.Sha256)
                {
                    diagnostics.Add(RollbackDiagnostics.DeployedFileDiffers(tree.FullPath(input.Path), deploy.Operation.Id, deploy.Release.Id));
                }
            }
        }
    }
}
