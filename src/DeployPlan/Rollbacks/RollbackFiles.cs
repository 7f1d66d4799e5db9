using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Sealing;

namespace DeployPlan.Rollbacks;

/// <summary>Whether the files that a rollback uses are those that were reviewed: down scripts with the newer release, what is deployed and checked again with the older one.</summary>
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

        foreach (var repeated in draft.Deploys.Concat(draft.Checks))
        {
            foreach (var differences in Differences(repeated, tree).GroupBy(static difference => difference.Input))
            {
                Report(repeated, differences.Key, [.. differences], tree, diagnostics);
            }
        }
    }

    // A certificate is what the endpoint has today. It is sealed as it is now.
    private static IEnumerable<InputDifference> Differences(RepeatedOperation repeated, SourceTree tree)
    {
        var differences = SealedInputCheck.DifferencesOf(repeated.Release.Plan, repeated.Operation, tree);
        return repeated.Operation.Inputs is HealthCheckInputs check
            ? differences.Where(difference => difference.Change != InputChange.Edited || check.Endpoints.All(endpoint => endpoint.CaFile != difference.Path))
            : differences;
    }

    private static void Report(RepeatedOperation repeated, string input, IReadOnlyList<InputDifference> differences, SourceTree tree, DiagnosticBag diagnostics)
    {
        var (operation, release) = (repeated.Operation.Id, repeated.Release.Id);
        if (SealedInput.IsSet(input))
        {
            diagnostics.Add(RollbackDiagnostics.DeployedFilesDiffer(tree.FullPath(input.TrimEnd('/')), operation, release, [.. differences.Where(static difference => difference.Change != InputChange.Set).Select(static difference => difference.Path)]));
            return;
        }

        foreach (var difference in differences)
        {
            var file = tree.FullPath(difference.Path);
            diagnostics.Add(difference.Change switch
            {
                InputChange.Added => RollbackDiagnostics.DeployedFileIsNew(file, operation, release),
                InputChange.Unreadable => difference.ToDiagnostic(tree),
                _ => RollbackDiagnostics.DeployedFileDiffers(file, operation, release),
            });
        }
    }

    /// <summary>The digest of a file, as the plan of a release made it; null where it is not there.</summary>
    public static string? HashOf(Plan plan, string path, SourceTree tree) => plan.Minor < PlanFormat.FirstWithSets ? tree.HashFile(path) : tree.HashInput(path);
}
