using System.Text;
using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Views;

/// <summary>The files of a comparison, next to the plan of its environment.</summary>
internal static class ComparisonReport
{
    /// <summary>Writes <c>&lt;environment&gt;/&lt;name&gt;.json</c> and <c>.md</c>; null, with a diagnostic, if that is not possible.</summary>
    public static ComparedEnvironment? Write(string outputDirectory, string name, Comparison comparison, DiagnosticBag diagnostics)
    {
        var file = Path.Combine(outputDirectory, comparison.Environment, name);
        var (title, places) = ($"{comparison.Environment} compared with {comparison.Base.Label}", ChangePlaces.In(comparison));
        var (json, markdown) = (file + ".json", file + ".md");
        try
        {
            AtomicFile.WriteIfChanged(json, DiffWriter.ToBytes(comparison));
            AtomicFile.WriteIfChanged(markdown, Encoding.UTF8.GetBytes(DiffMarkdown.Of(title, comparison.Diff, places)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(DiffDiagnostics.CannotWriteReport(json, e.Message));
            return null;
        }

        return new ComparedEnvironment(comparison.Environment, !comparison.Diff.IsEmpty, DiffText.Of(title, comparison.Diff, places), json, markdown);
    }
}
