using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.Processes;

/// <summary>The end of a log, for a message.</summary>
internal static class LogTail
{
    private const int Lines = 10;
    private const string Unhandled = "Unhandled exception. ";

    /// <summary>The last lines that are not empty, as one line; of an exception that nothing caught, what it said and not where.</summary>
    public static string Of(string file) => OfLines(File.Exists(file) ? File.ReadAllLines(file) : []);

    /// <summary>As <see cref="Of"/>, of lines.</summary>
    public static string OfLines(IEnumerable<string> all)
    {
        var lines = all.Select(static line => line.Trim()).Where(static line => line.Length > 0 && !IsOfStack(line)).ToList();
        var thrown = lines.FindLastIndex(static line => line.StartsWith(Unhandled, StringComparison.Ordinal));
        return thrown >= 0 ? lines[thrown].Substring(Unhandled.Length)
            : lines.Count == 0 ? "it wrote nothing"
            : string.Join(" | ", lines.Skip(Math.Max(0, lines.Count - Lines)));
    }

    private static bool IsOfStack(string line) => Regex.IsMatch(line, @"^(at [\w.<>`+\[\]]+\(.*|at [\w.<>`+]+.* in .*:line \d+|--- End of .*---)$");
}
