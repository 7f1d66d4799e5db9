using System.Globalization;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>A process and whatever it has started.</summary>
internal static class ProcessTree
{
    /// <summary>Sends a signal to all of them.</summary>
    public static void Signal(int root, string name) => Signal(Of(root), name);

    /// <summary>Ends all of them at one moment, as when a machine loses its power: none sees another one end.</summary>
    public static void Kill(int root)
    {
        var all = Of(root);
        Signal(all, "STOP");
        Signal(all, "KILL");
    }

    /// <summary>Those whose command line has a text.</summary>
    public static IReadOnlyList<int> Find(int root, string text) => [.. Of(root).Where(pid => Read(pid, "cmdline").Contains(text, StringComparison.Ordinal))];

    /// <summary>Sends a signal to each.</summary>
    public static void Signal(IEnumerable<int> processes, string name) =>
        Dotnet.RunProgram("kill", "/", [$"-{name}", .. processes.Select(static pid => pid.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>The ids of all processes.</summary>
    public static IEnumerable<int> All() => Directory.GetDirectories("/proc").Select(Path.GetFileName)
        .Where(static name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Select(static name => int.Parse(name!, CultureInfo.InvariantCulture));

    /// <summary>The text of a file of <c>/proc/&lt;pid&gt;</c>; empty where the process has ended.</summary>
    public static string Read(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/{file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>The folder that a process is in; empty where it has ended.</summary>
    public static string FolderOf(int pid)
    {
        try
        {
            return new FileInfo($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/cwd").LinkTarget ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static List<int> Of(int root)
    {
        var children = All().ToLookup(ParentOf);
        var found = new List<int> { root };
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(children[found[i]]);
        }

        return found;
    }

    // The fourth field of stat; the second one, the name in parentheses, may have blanks.
    private static int ParentOf(int pid) => Read(pid, "stat") is { Length: > 0 } stat ? int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture) : 0;
}
