using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>Decides whether the result of an earlier run is still valid.</summary>
internal static class RunRecordCheck
{
    /// <summary>Whether the same was asked, every look at the file system would see the same, and every plan file and view still holds what was written.</summary>
    public static bool IsCurrent(RunRecord record, PlanRequest request, SourceTree tree)
    {
        if (!RunRecordFormat.IsSame(record.Request, request) || record.RepositoryRoot != tree.RepositoryRoot)
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
            var file = plan.Plan.PlanFile;
            if (tree.HashFile(file) != plan.Sha256
                || (tree.HashFile(InputSets.Beside(file)) ?? "") != plan.SetsSha256
                || tree.HashFile(PlanBase.FileBeside(file)) != plan.BaseSha256
                || !IsCurrent(request.Markdown, ViewPaths.MarkdownBeside(file), plan.Views.MarkdownSha256, tree)
                || !IsCurrent(request.Html, ViewPaths.HtmlBeside(file), plan.Views.HtmlSha256, tree))
            {
                return false;
            }
        }

        return true;
    }

    // Not part of the request: a build that writes no views can use the result of one that did, as long as the views are valid.
    private static bool IsCurrent(ViewUse use, string file, string sha256, SourceTree tree) =>
        ViewFiles.IsWanted(use, file) ? sha256.Length > 0 && tree.HashFile(file) == sha256 : !File.Exists(file);
}
