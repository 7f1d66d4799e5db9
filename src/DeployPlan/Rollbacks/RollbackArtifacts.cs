using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Rollbacks;

/// <summary>Whether what is to be deployed again is still there.</summary>
internal static class RollbackArtifacts
{
    /// <summary>Reports every program that was cleaned up, and every release that is needed to find one and was deleted.</summary>
    /// <param name="draft">The rollback.</param>
    /// <param name="releases">All releases of the environment.</param>
    /// <param name="directory">Full path of the folder of the environment.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static void Check(RollbackDraft draft, IReadOnlyList<ExecutedRelease> releases, string directory, DiagnosticBag diagnostics)
    {
        foreach (var deploy in draft.Deploys)
        {
            var inputs = (DeployInputs)deploy.Operation.Inputs;
            var builder = releases.FirstOrDefault(release => release.Id == inputs.Release);
            if (builder is null)
            {
                if (inputs.Project is not null)
                {
                    diagnostics.Add(RollbackDiagnostics.BuilderWasDeleted(directory, deploy.Operation.Id, inputs.Release!));
                }

                continue;
            }

            foreach (var folder in FoldersOf(builder, deploy.Operation.Id).Where(folder => !Directory.Exists(Path.Combine(directory, folder))))
            {
                diagnostics.Add(RollbackDiagnostics.ArtifactWasCleaned(Path.Combine(directory, folder), deploy.Operation.Id, builder.Id));
            }
        }
    }

    private static IEnumerable<string> FoldersOf(ExecutedRelease builder, string deploy) =>
        (builder.Find(deploy)?.DependsOn ?? []).Select(build => builder.Results.TryGetValue(build, out var result) ? result.Folder : null).OfType<string>();
}
