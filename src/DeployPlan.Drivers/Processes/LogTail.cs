using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.Processes;

/// <summary>The end of a log, for a message.</summary>
internal static class LogTail
{
    private const int Lines = 10;
    private const string Unhandled = "Unhandled exception. ";

    private static readonly string[] Wrappers = ["System.TypeInitializationException", "System.Reflection.TargetInvocationException"];

    /// <summary>The last lines that are not empty, as one line; of an exception that nothing caught, what it said and not where.</summary>
    /// <param name="file">Full path of the log.</param>
    /// <param name="mask">Masks the secrets of a line: a piece of one is known only while it is a line.</param>
    public static string Of(string file, Func<string, string> mask) => OfLines(File.Exists(file) ? File.ReadAllLines(file).Select(mask) : []);

    /// <summary>As <see cref="Of"/>, of lines.</summary>
    public static string OfLines(IEnumerable<string> all)
    {
        var written = all.Select(static line => line.Trim()).Where(static line => line.Length > 0).ToList();
        var lines = written.Where(static line => !IsOfStack(line)).ToList();
        var thrown = lines.FindLastIndex(static line => line.StartsWith(Unhandled, StringComparison.Ordinal));
        if (thrown >= 0)
        {
            return Reason(lines, thrown);
        }

        // A host, or a logger, that reports the exception which ends it: what it says is above the frames.
        var logged = written.Exists(IsOfStack) ? lines.FindLastIndex(IsThrown) : -1;
        return lines.Count == 0 ? "it wrote nothing"
            : logged >= 0 && lines.Skip(logged + 1).Count(static line => !IsInner(line)) < Lines ? string.Join(" | ", lines.Skip(logged + 1).Where(static line => !IsInner(line)).Prepend(Reason(lines, logged)))
            : string.Join(" | ", lines.Skip(Math.Max(0, lines.Count - Lines)));
    }

    // Some exceptions only say that there is another one.
    private static string Reason(List<string> lines, int thrown)
    {
        var text = lines[thrown].StartsWith(Unhandled, StringComparison.Ordinal) ? lines[thrown].Substring(Unhandled.Length) : lines[thrown];
        var inner = Array.Exists(Wrappers, text.StartsWith) ? lines.Skip(thrown + 1).TakeWhile(static line => IsInner(line) || !IsThrown(line)).LastOrDefault(IsInner) : null;
        return inner is null ? text : $"{text} {inner}";
    }

    private static bool IsThrown(string line) => Regex.IsMatch(line, @"^[A-Za-z_][\w.+`]*(Exception|Error)( \(\w+\))?: ");

    private static bool IsInner(string line) => line.StartsWith("---> ", StringComparison.Ordinal);

    private static bool IsOfStack(string line) => Regex.IsMatch(line, @"^(at [\w.<>`+\[\]]+\(.*|at [\w.<>`+]+.* in .*:line \d+|--- End of .*---)$");
}
