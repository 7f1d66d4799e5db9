using System.Text;

namespace DeployPlan.Files;

/// <summary>What this product writes beside plans, wherever a project wants these. It changes with each plan, so no folder has it as an input.</summary>
internal static class OwnFiles
{
    /// <summary>The file that tells git what to leave alone.</summary>
    public const string IgnoreFile = ".gitignore";

    /// <summary>What that file says in a folder that keeps releases.</summary>
    public const string IgnoreAll = "# Releases of DeployPlan, which are no sources.\n*\n";

    /// <summary>The list of the releases, beside the folders of the plans. Its name is a common one, so what it says decides whether it is ours.</summary>
    public const string ReleaseList = "releases.json";

    /// <summary>The down scripts that a rollback runs, beside its plan.</summary>
    public const string DownScripts = "rollback-scripts";

    /// <summary>What the names of exported files begin with.</summary>
    public const string ExportStart = "export.";

    private const int LongestHead = 512;

    // A dot, 32 digits, ".tmp".
    private const int LengthOfUnfinished = 37;
    private const string FirstLine = "{\n  \"formatVersion\": \"";
    private static readonly string[] Plans = ["plan.json", "rollback.json"];
    private static readonly string[] Exports = ["argo.yml", "azure.yml", "github.yml", "gitlab.yml"];

    /// <summary>The names of plans and of what is written beside them, but for exports.</summary>
    public static IReadOnlyList<string> BesidePlan { get; } =
    [
        "base.json", "baseline.json", "diff.json", "diff.md", "dry-run.txt", "lock.json", "lock.md", "plan.html", "plan.inputs", "plan.json", "plan.md", "rollback-report.json", "rollback.inputs", "rollback.json", "rollback.md",
    ];

    /// <summary>Whether a file, by its full path, is a plan, goes with one beside it, or is what a run remembers; only one that says so, or whose name is as good as unique.</summary>
    public static bool Is(string file)
    {
        var name = Path.GetFileName(file);
        if (AtomicFile.IsUnfinished(name))
        {
            name = name.Substring(0, name.Length - LengthOfUnfinished);
            return BesidePlan.Contains(name) || IsNameOfExport(name) || IsNameOfRecord(name) || name == ReleaseList;
        }

        return (BesidePlan.Contains(name) && HasPlan(Path.GetDirectoryName(file)!))
            || (IsNameOfExport(name) && HasPlan(Path.GetDirectoryName(file)!))
            || (name == ReleaseList && IsReleaseList(HeadOf(file)))
            || (IsNameOfRecord(name) && IsRecord(HeadOf(file)));
    }

    /// <summary>Whether text, or the begin of it, is that of a <see cref="ReleaseList"/>, of whatever version.</summary>
    public static bool IsReleaseList(string text) => text.StartsWith(FirstLine, StringComparison.Ordinal) && text.Contains("\n  \"releases\": [");

    private static bool HasPlan(string folder) => Array.Exists(Plans, name => HeadOf(Path.Combine(folder, name)) is var head && head.StartsWith(FirstLine, StringComparison.Ordinal) && head.Contains("\n  \"id\": \"sha256:"));

    // Of engines that read it. A script is what a command may run, whoever wrote it.
    private static bool IsNameOfExport(string name) => name.StartsWith(ExportStart, StringComparison.Ordinal) && Array.IndexOf(Exports, name.Substring(ExportStart.Length)) >= 0;

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
