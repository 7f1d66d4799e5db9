using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Planning;
using DeployPlan.Plans;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>The views next to a plan: <c>plan.md</c> and <c>plan.html</c>.</summary>
internal static class ViewFiles
{
    /// <summary>Whether there is to be a view.</summary>
    public static bool IsWanted(ViewUse use, string file) => use == ViewUse.Always || (use == ViewUse.WhereThere && File.Exists(file));

    /// <summary>Writes the views that are wanted and removes those that are not.</summary>
    public static WrittenViews Write(PlanRequest request, string planFile, Plan plan, string id, EnvironmentConfig environment, Lazy<SinceRelease?> since, DiagnosticBag diagnostics)
    {
        var (markdown, html) = (ViewPaths.MarkdownBeside(planFile), ViewPaths.HtmlBeside(planFile));
        var view = new Lazy<PlanView>(() => new PlanView(plan, id)
        {
            ConfigLines = ConfigLines.Of(plan, environment),
            Notes = since.Value?.Notes ?? new Dictionary<string, OperationNote>(),
            Warnings = [.. diagnostics.ToSortedList().Where(found => found.Severity == Severity.Warning).Select(ToLine)],
        });
        return new WrittenViews(
            Write(request.Markdown, planFile, markdown, () => Utf8.GetBytes(MarkdownView.Of(view.Value)), diagnostics),
            Write(request.Html, planFile, html, () => HtmlView.Of(view.Value), diagnostics));
    }

    private static System.Text.Encoding Utf8 { get; } = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private static string Write(ViewUse use, string planFile, string file, Func<byte[]> render, DiagnosticBag diagnostics)
    {
        if (!IsWanted(use, file))
        {
            PlanFiles.Delete(file, diagnostics);
            return "";
        }

        var bytes = render();
        return PlanFiles.Write(planFile, file, bytes, diagnostics) ? ContentDigest.OfBytes(bytes) : "";
    }

    private static string ToLine(Diagnostic warning) => $"{warning.Code}: {warning.Message} ({ConfigLines.ToText(warning.Span)})";
}
