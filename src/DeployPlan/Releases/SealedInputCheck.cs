using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>Whether the files that the operations will use are those that were reviewed.</summary>
internal static class SealedInputCheck
{
    /// <summary>Reports every file that was edited, added or removed since the plan was made, and an operation that would use it.</summary>
    public static void Check(Plan plan, string configDirectory, string? repositoryRoot, DiagnosticBag diagnostics)
    {
        var tree = new SourceTree(configDirectory, repositoryRoot ?? Files.RepositoryRoot.Of(configDirectory).Directory);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in plan.SealedInputs)
        {
            known.Add(input.Path);
            CheckContent(plan, input, tree, diagnostics);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in plan.Operations.Concat(plan.ManualOperations))
        {
            foreach (var path in Sealing.ConsumedBy(operation.Inputs, tree))
            {
                if (!known.Contains(path) && seen.Add(path) && tree.FileExists(path))
                {
                    diagnostics.Add(ExecutionDiagnostics.InputAdded(tree.FullPath(path), operation.Id));
                }
            }
        }
    }

    private static void CheckContent(Plan plan, SealedInput input, SourceTree tree, DiagnosticBag diagnostics)
    {
        var file = tree.FullPath(input.Path);
        try
        {
            var found = tree.HashFile(input.Path);
            if (found != input.Sha256)
            {
                var consumer = ConsumerOf(plan, input.Path);
                diagnostics.Add(found is null ? ExecutionDiagnostics.InputRemoved(file, consumer) : ExecutionDiagnostics.InputEdited(file, consumer));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(ExecutionDiagnostics.InputUnreadable(file, ConsumerOf(plan, input.Path), e.Message));
        }
    }

    private static string ConsumerOf(Plan plan, string path)
    {
        foreach (var operation in plan.Operations.Concat(plan.ManualOperations))
        {
            if (Consumption.Of(operation.Inputs).Includes(path))
            {
                return operation.Id;
            }
        }

        return "";
    }
}
