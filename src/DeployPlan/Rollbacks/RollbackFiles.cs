using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Sealing;

namespace DeployPlan.Rollbacks;

/// <summary>Whether the files that a rollback uses are those that were reviewed: down scripts with the newer release, what is deployed and checked again with the older one.</summary>
internal static class RollbackFiles
{
    // Each is a call of git.
    private const int MostAskedAbout = 20;

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

        foreach (var repeated in draft.Deploys.Concat(draft.Checks).GroupBy(static repeated => repeated.Release))
        {
            var operations = repeated.ToDictionary(static one => one.Operation.Id, static one => one.Operation, StringComparer.Ordinal);
            var differences = SealedInputCheck.DifferencesOf(repeated.Key.Plan, operations.Values, tree).Where(difference => !IsCertificate(operations[difference.Operation], difference)).ToList();

            // What is different in a compose file decides about all else that it names.
            var composed = new HashSet<string>(differences.Where(difference => operations[difference.Operation].Inputs is DeployInputs deploy && deploy.ComposePath == difference.Path && difference.Change != InputChange.Variable).Select(static difference => difference.Path), StringComparer.Ordinal);
            var told = differences.Where(difference => operations[difference.Operation].Inputs is not DeployInputs { ComposePath: { } path } || !composed.Contains(path) || difference.Path == path);
            foreach (var ofInput in told.GroupBy(static difference => difference.Input))
            {
                Report(repeated.Key.Source, ofInput.Key, [.. ofInput], tree, diagnostics);
            }
        }
    }

    // It is what the endpoint has today, and sealed as it is now.
    private static bool IsCertificate(Operation operation, InputDifference difference) =>
        difference.Change == InputChange.Edited && operation.Inputs is HealthCheckInputs check && check.Endpoints.Any(endpoint => endpoint.CaFile == difference.Path);

    private static void Report(ReleaseSource source, string input, IReadOnlyList<InputDifference> differences, SourceTree tree, DiagnosticBag diagnostics)
    {
        var operation = differences[0].Operation;
        if (SealedInput.IsSet(input))
        {
            var files = differences.Where(static difference => difference.Change != InputChange.Set).Select(static difference => difference.Path).ToList();
            diagnostics.Add(RepeatedFileDiagnostics.SetDiffers(tree.FullPath(input.TrimEnd('/')), operation, source, files, [.. files.Take(MostAskedAbout).Where(tree.IsIgnored)]));
            return;
        }

        foreach (var difference in differences)
        {
            var file = tree.FullPath(difference.Path);
            diagnostics.Add(difference.Change switch
            {
                InputChange.Variable => RepeatedFileDiagnostics.ImageOfVariable(file, difference.Operation, source.Release, difference.Why),
                InputChange.Added => RepeatedFileDiagnostics.IsNew(file, difference.Operation, source, tree.IsIgnored(difference.Path)),
                InputChange.Unreadable => difference.ToDiagnostic(tree),
                _ => RepeatedFileDiagnostics.Differs(file, BuildCommand.Quoted(file), difference.Operation, source, difference.Change == InputChange.Removed, tree.IsIgnored(difference.Path)),
            });
        }
    }

    /// <summary>The digest of a file, as the plan of a release made it; null where it is not there.</summary>
    public static string? HashOf(Plan plan, string path, SourceTree tree) => plan.Minor < PlanFormat.FirstWithSets ? tree.HashFile(path) : tree.HashInput(path);
}
