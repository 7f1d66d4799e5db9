using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Rollbacks;

/// <summary>Whether the files that a rollback consumes are those that were reviewed: down scripts with the newer release, what a deploy reads with the older one.</summary>
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
            var inputs = (DeployInputs)deploy.Operation.Inputs;
            var named = inputs.Command.Select(RelativePath.Normalize).Concat([inputs.ComposePath]).OfType<string>();
            foreach (var input in named.Select(deploy.Release.FindSealed).OfType<SealedInput>())
            {
                if (tree.HashFile(input.Path) != input.Sha256)
                {
                    diagnostics.Add(RollbackDiagnostics.DeployedFileDiffers(tree.FullPath(input.Path), deploy.Operation.Id, deploy.Release.Id));
                }
            }
        }
    }
}
