using System.Globalization;
using System.Text;

namespace DeployPlan.Releases;

/// <summary>A process as a small file names it: its number, and in the second line what tells it from a later process of that number. A third line names the release that has started a service.</summary>
/// <param name="Pid">The number.</param>
/// <param name="Start">As <see cref="ProcessIdentity"/> says it; empty if the system does not say.</param>
internal sealed record RunningProgram(int Pid, string Start)
{
    /// <summary>How such a file is named.</summary>
    public const string Ending = ".pid";

    /// <summary>The id of the release that has started it; empty where the file does not say so.</summary>
    public string Release { get; init; } = "";

    /// <summary>Whether that exact process is still running.</summary>
    public bool IsRunning => ProcessIdentity.StartOf(Pid) is { } start && (start.Length == 0 || Start.Length == 0 || start == Start);

    /// <summary>Whether that exact process is still running, and nothing is left to belief: what may be ended.</summary>
    public bool IsCertainlyRunning => Start.Length > 0 && ProcessIdentity.StartOf(Pid) == Start;

    /// <summary>The process of that number.</summary>
    public static RunningProgram Of(int pid) => new(pid, ProcessIdentity.StartOf(pid) ?? "");

    /// <summary>Full path of the file that names the program of an operation while it runs.</summary>
    /// <param name="log">Full path of the log of the operation.</param>
    public static string FileBeside(string log) => log + Ending;

    /// <summary>Null if there is no such file or it names none.</summary>
    public static RunningProgram? Read(string file)
    {
        try
        {
            var lines = File.ReadAllLines(file);
            return lines.Length > 0 && int.TryParse(lines[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                ? new RunningProgram(pid, lines.Length > 1 ? lines[1].Trim() : "") { Release = lines.Length > 2 ? lines[2].Trim() : "" }
                : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes the file as a whole.</summary>
    public void WriteTo(string file)
    {
        var bytes = Encoding.UTF8.GetBytes(Pid.ToString(CultureInfo.InvariantCulture) + "\n" + Start + "\n" + (Release.Length > 0 ? Release + "\n" : ""));
        Files.AtomicFile.Write(file, stream => stream.Write(bytes, 0, bytes.Length));
    }
}
