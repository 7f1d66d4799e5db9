using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.Programs;

/// <summary>Runs tools that say what is wrong in the midst of much else, and puts it beside the exit code.</summary>
internal static class ToolCalls
{
    /// <summary>As <see cref="OperationContext.Run"/>; where the tool itself failed the failure ends with the last line that speaks of an error, else with the last line.</summary>
    public static DriverFailure? RunTool(this OperationContext operation, ProgramCall call)
    {
        var last = "";
        var error = "";
        var failure = operation.Run(call with
        {
            Line = line =>
            {
                (call.Line ?? operation.Say)(line);
                var text = line.Trim();
                last = text.Length > 0 ? text : last;
                error = Regex.IsMatch(text, @"\berror\b", RegexOptions.IgnoreCase) ? text : error;
            },
        });
        var said = error.Length > 0 ? error : last;
        return failure is { Code: "DPL4104" } && said.Length > 0 ? failure with { Text = $"{failure.Text}: {said}" } : failure;
    }

    /// <summary>The same without a word: for a question to a tool, whose answer <paramref name="line"/> takes.</summary>
    public static DriverFailure? AskTool(this OperationContext operation, string[] command, Action<string>? line = null) =>
        operation.Run(new ProgramCall(command) { Line = line ?? (static _ => { }) });
}
