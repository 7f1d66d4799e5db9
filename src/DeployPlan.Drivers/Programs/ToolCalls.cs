using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.Programs;

/// <summary>Runs tools whose error is hidden in long output, and adds that error to the message about the exit code.</summary>
internal static class ToolCalls
{
    /// <summary>As <see cref="OperationContext.Run"/>; if the tool itself failed, the failure ends with its reason.</summary>
    public static DriverFailure? RunTool(this OperationContext operation, ProgramCall call)
    {
        var (error, hint, last) = ("", "", "");
        var failure = operation.Run(call with
        {
            Line = line =>
            {
                (call.Line ?? operation.Say)(line);
                var text = operation.Masked(line).Trim();
                last = text.Length > 0 ? text : last;
                hint = Regex.IsMatch(text, @"\berror\b", RegexOptions.IgnoreCase) && !Regex.IsMatch(text, @"^\d+ Error\(s\)$") ? text : hint;
                error = error.Length == 0 && Regex.IsMatch(text, @"^error:|: error( \w+)?\s*:", RegexOptions.IgnoreCase) ? text : error;
            },
        });
        var said = error.Length > 0 ? error : hint.Length > 0 ? hint : last;
        return failure is { Code: "DPL4104" } && said.Length > 0 ? failure with { Text = $"{failure.Text}: {said}" } : failure;
    }

    /// <summary>Whether a tool succeeds; its output is not shown.</summary>
    public static bool Succeeds(this OperationContext operation, params string[] command) => operation.Run(new ProgramCall(command) { Line = static _ => { } }) is null;
}
