using System.Text;
using DeployPlan.Files;

namespace DeployPlan.Releases;

/// <summary>Why the last attempt of an operation failed, in a small file beside its log: a driver says it to the build, and only a file gets from there to the record.</summary>
internal static class FailureNote
{
    private const string Ending = ".failure";
    private const int Longest = 1_000;

    /// <summary>Keeps the reason, in one line. It is for people: where it cannot be written, the build still says it.</summary>
    public static void Write(string log, string text)
    {
        var line = text.Replace("\r", "").Replace('\n', ' ').Trim();
        var bytes = Encoding.UTF8.GetBytes(line.Length > Longest ? line.Substring(0, Longest) + "…" : line);
        try
        {
            AtomicFile.Write(log + Ending, stream => stream.Write(bytes, 0, bytes.Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As above.
        }
    }

    /// <summary>The reason, which is taken away; null if the driver gave none.</summary>
    public static string? Take(string log)
    {
        try
        {
            var text = File.Exists(log + Ending) ? File.ReadAllText(log + Ending) : "";
            File.Delete(log + Ending);
            return text.Length > 0 ? text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
