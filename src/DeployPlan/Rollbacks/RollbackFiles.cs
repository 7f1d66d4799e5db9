using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Rollbacks;

/// <summary>Whether the files that a rollback uses are those that were reviewed: down scripts with the newer release, what a deploy reads with the older one.</summary>
internal static class RollbackFiles
{
    public static void Check(RollbackDraft draft, SourceTree tree, DiagnosticBag diagnostics)
    {
        foreach (var down in draft.Downs)
        {
            foreach (var script in down.Scripts)
            {
                var path = down.Path is { } restored ? $"{restored}/{DownScriptName.Of(script.Name)}" : script.DownScript!.Path;
                if (HashOf(script.Release.Plan, path, tree) != script.DownScript!.Sha256)
                {
                    diagnostics.Add(RollbackDiagnostics.DownScriptDiffers(tree.FullPath(path), script.Release.Id));
                }
            }
        }

        foreach (var deploy in draft.Deploys)
        {
            var plan = deploy.Release.Plan;
            foreach (var input in new SealedFiles(plan).Of(deploy.Operation).Select(number => plan.SealedInputs[number]))
            {
                if (input.Count is null && HashOf(plan, input.Path, tree) != input.Sha256)
                {
                    diagnostics.Add(RollbackDiagnostics.DeployedFileDiffers(tree.FullPath(input.Path), deploy.Operation.Id, deploy.Release.Id));
                }
            }
        }
    }

    /// <summary>The digest of a file, as the plan of a release made it; null where it is not there.</summary>
    public static string? HashOf(Plan plan, string path, SourceTree tree) => plan.Minor < PlanFormat.FirstWithSets ? tree.HashFile(path) : tree.HashInput(path);
}
