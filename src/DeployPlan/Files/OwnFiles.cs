using System.Text;

namespace DeployPlan.Files;

/// <summary>What this product writes beside plans and for releases, where a build says that it does. It changes with each plan, so no folder has it as an input.</summary>
/// <param name="folders">Full paths of the folders into which a build writes.</param>
internal sealed class OwnFiles(IReadOnlyList<string> folders)
{
    /// <summary>The file that tells git what to leave alone.</summary>
    public const string IgnoreFile = ".gitignore";

    /// <summary>What that file says in a folder that keeps releases.</summary>
    public const string IgnoreAll = "# Releases of DeployPlan, which are no sources.\n*\n";

    /// <summary>The list of the releases, beside the folders of the plans.</summary>
    public const string ReleaseList = "releases.json";

    /// <summary>The down scripts that a rollback runs, beside its plan.</summary>
    public const string DownScripts = "rollback-scripts";

    /// <summary>What the names of exported files begin with.</summary>
    public const string ExportStart = "export.";

    private const int LongestHead = 512;
    private const string FirstLine = "{\n  \"formatVersion\": \"";

    // A dot, 32 digits, ".tmp".
    private const int LengthOfUnfinished = 37;

    private static readonly string[] Plans = ["baseline.json", "plan.json", "rollback.json"];

    /// <summary>The names of plans and of what is written beside them, but for exports.</summary>
    public static IReadOnlyList<string> BesidePlan { get; } =
    [
        "base.json", "baseline.json", "diff.json", "diff.md", "dry-run.txt", "lock.json", "lock.md", "plan.html", "plan.inputs", "plan.json", "plan.md", "rollback-report.json", "rollback.inputs", "rollback.json", "rollback.md",
    ];

    // What is in a folder decides as well, so that of a name in other case does no harm where a system tells them apart.
    private readonly HashSet<string> _folders = new(folders.Select(Normal), StringComparer.OrdinalIgnoreCase);

    /// <summary>A folder as it is compared: full, without a separator at the end, unless it is a root.</summary>
    public static string Normal(string folder) =>
        Path.GetFullPath(folder) is var full && full == Path.GetPathRoot(full) ? full : full.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);

    /// <summary>Whether a file, by its full path, is a plan or goes with one, in such a folder or in that of an environment below it; the list of releases and what a run remembers say so themselves.</summary>
    public bool Is(string file)
    {
        var name = Path.GetFileName(file);
        if (AtomicFile.IsUnfinished(name))
        {
            name = name.Substring(0, name.Length - LengthOfUnfinished);
            return (IsOfPlans(name) || name == ReleaseList) && IsBelow(Path.GetDirectoryName(file)!);
        }

        return (IsOfPlans(name) && Path.GetDirectoryName(file) is { } folder && IsBelow(folder) && HasPlan(folder))
            || (name == ReleaseList && IsBelow(Path.GetDirectoryName(file)!) && IsReleaseList(HeadOf(file)))
            || (IsNameOfRecord(name) && IsRecord(HeadOf(file)));
    }

    /// <summary>Whether all that is in a folder is ours: releases, in such a folder of which git has nothing, or what a rollback runs.</summary>
    public bool Is(DirectoryInfo folder) =>
        (folder.Name == DownScripts && IsBelow(folder.Parent!.FullName) && HasPlan(folder.Parent.FullName)) || (_folders.Contains(folder.FullName) && IgnoresAll(HeadOf(Path.Combine(folder.FullName, IgnoreFile))));

    /// <summary>Whether text, or the begin of it, is that of a <see cref="ReleaseList"/>, of whatever version.</summary>
    public static bool IsReleaseList(string text) => text.StartsWith(FirstLine, StringComparison.Ordinal) && text.Contains("\n  \"releases\": [");

    private bool IsBelow(string folder) => _folders.Contains(folder) || (Path.GetDirectoryName(folder) is { } above && _folders.Contains(above));

    private static bool HasPlan(string folder) => Array.Exists(Plans, name => HeadOf(Path.Combine(folder, name)) is var head && head.StartsWith(FirstLine, StringComparison.Ordinal) && head.Contains("\n  \"id\": \"sha256:"));

    // Ours does; one that a person wrote may keep itself, so that git has the folder.
    private static bool IgnoresAll(string text) => text.Replace("\r", "").Split('\n') is var lines && lines.Contains("*") && Array.TrueForAll(lines, static line => line.Length == 0 || line[0] != '!' || line is "!.gitignore" or "!.gitkeep");

    // A script that was exported is what a command may run, whoever wrote it.
    private static bool IsOfPlans(string name) =>
        BesidePlan.Contains(name) || (name.StartsWith(ExportStart, StringComparison.Ordinal) && name.EndsWith(".yml", StringComparison.Ordinal));

    private static bool IsNameOfRecord(string name) => name.StartsWith("plan.", StringComparison.Ordinal) && name.EndsWith(".record", StringComparison.Ordinal);

    // It begins with the identity of the assembly that wrote it, after the length of that.
    private static bool IsRecord(string head) => head.Length > 36 && head[0] == 36 && Guid.TryParse(head.Substring(1, 36), out _);

    // Empty where it is not there, or cannot be read: then it is not known to be ours.
    private static string HeadOf(string file)
    {
        try
        {
            if (!File.Exists(file) || FileStamp.IsEndless(file))
            {
                return "";
            }

            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[LongestHead];
            return Encoding.UTF8.GetString(bytes, 0, stream.Read(bytes, 0, bytes.Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
