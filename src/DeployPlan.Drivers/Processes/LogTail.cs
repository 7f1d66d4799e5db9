namespace DeployPlan.Drivers.Processes;

/// <summary>The end of a log, for a message.</summary>
internal static class LogTail
{
    private const int Lines = 10;

    /// <summary>The last lines that are not empty, as one line.</summary>
    public static string Of(string file)
    {
        var lines = File.Exists(file) ? File.ReadAllLines(file).Select(static line => line.Trim()).Where(static line => line.Length > 0).ToList() : [];
        return lines.Count == 0 ? "it wrote nothing" : string.Join(" | ", lines.Skip(Math.Max(0, lines.Count - Lines)));
    }
}
