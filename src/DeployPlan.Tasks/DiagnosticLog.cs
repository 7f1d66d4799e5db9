using DeployPlan.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DeployPlan.Tasks;

/// <summary>Diagnostics as MSBuild prints and counts them: <c>file(line,col): error DPLnnnn: text</c>.</summary>
internal static class DiagnosticLog
{
    /// <summary>Logs all of them; what <c>WarningsAsErrors</c> turns into an error counts as one.</summary>
    public static void Report(this TaskLoggingHelper log, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Report(log, diagnostic);
        }
    }

    private static void Report(TaskLoggingHelper log, Diagnostic diagnostic)
    {
        var (code, severity, text, at) = diagnostic;
        switch (severity)
        {
            case Severity.Error:
                log.LogError(null, code, null, at.File, at.Line, at.Column, at.EndLine, at.EndColumn, text);
                break;
            case Severity.Warning:
                log.LogWarning(null, code, null, at.File, at.Line, at.Column, at.EndLine, at.EndColumn, text);
                break;
            default:
                log.LogMessage(null, code, null, at.File, at.Line, at.Column, at.EndLine, at.EndColumn, MessageImportance.Normal, text);
                break;
        }
    }
}
