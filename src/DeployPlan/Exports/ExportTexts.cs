using System.Globalization;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>
/// The texts of a plan that a written file holds: what people wrote, and so what others may have written for them. Each is escaped where it is used; what an engine would
/// still read as its own, or what would not be seen in a review, is refused as well.
/// </summary>
internal static class ExportTexts
{
    // What ends or opens something in one of the shells; some shells take these typographic quotes as quotes.
    private const string NotInProject = "'\"`$\\;%\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f";
    private const string OfImage = "./:@_-";

    /// <summary>Reports what cannot be in a file of the engine.</summary>
    public static void Check(IExporter exporter, VerifiedPlan verified, ExportRequest request, SourceSpan at, DiagnosticBag diagnostics)
    {
        var plan = verified.Plan;
        Check("project.name", plan.Project);
        Check("The environment", plan.Environment);
        Check("DeployPlanVersion", plan.Version);
        Check("The path of the project", request.ProjectFile);
        Check("DeployPlanConfig", request.ConfigFile);
        Check("DeployPlanStore", request.Store);
        foreach (var service in request.Services)
        {
            Check("DeployPlanServices", service);
        }

        if (request.ProjectFile.StartsWith("../", StringComparison.Ordinal))
        {
            diagnostics.Add(ExportDiagnostics.ProjectOutside(at, request.ProjectFile));
        }
        else if (request.ProjectFile.FirstOrDefault(static c => NotInProject.IndexOf(c) >= 0) is not '\0' and var c)
        {
            diagnostics.Add(ExportDiagnostics.BadProjectPath(at, request.ProjectFile, c.ToString()));
        }

        if (request.Image.Any(static c => !IsOfImage(c)))
        {
            diagnostics.Add(ExportDiagnostics.BadImage(at, request.Image));
        }

        foreach (var name in request.Variables.Where(static name => !NameRules.IsVariableName(name)))
        {
            diagnostics.Add(ExportDiagnostics.BadVariable(at, name));
        }

        void Check(string what, string text)
        {
            // Some shells take these as quotes; the path of the project has a rule of its own.
            if (exporter.OwnSigns.Concat(text == request.ProjectFile ? Array.Empty<string>() : ["\u2018", "\u2019", "\u201a", "\u201b"]).FirstOrDefault(sign => text.IndexOf(sign, StringComparison.Ordinal) >= 0) is { } sign)
            {
                diagnostics.Add(ExportDiagnostics.OwnSign(at, what, text, sign, exporter.Title));
            }
            else if (text.Any(IsUnseen))
            {
                diagnostics.Add(ExportDiagnostics.UnseenText(at, what));
            }
        }
    }

    private static bool IsUnseen(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static bool IsOfImage(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || OfImage.IndexOf(c) >= 0;
}
