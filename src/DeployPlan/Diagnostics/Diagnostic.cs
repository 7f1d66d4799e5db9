namespace DeployPlan.Diagnostics;

/// <summary>A problem with an input, or something worth knowing about it.</summary>
/// <param name="Code"><c>DPLnnnn</c>: 1xxx config, 2xxx planning, 3xxx plan file, 4xxx drivers and execution, 5xxx exports. Never reused.</param>
/// <param name="Severity">Whether a plan can still be written.</param>
/// <param name="Message">What is wrong; then what to write instead.</param>
/// <param name="Span">Where.</param>
internal sealed record Diagnostic(string Code, Severity Severity, string Message, SourceSpan Span)
{
    internal static Diagnostic Error(string code, SourceSpan span, string message) => new(code, Severity.Error, message, span);

    internal static Diagnostic Warning(string code, SourceSpan span, string message) => new(code, Severity.Warning, message, span);

    internal static Diagnostic Info(string code, SourceSpan span, string message) => new(code, Severity.Message, message, span);
}
