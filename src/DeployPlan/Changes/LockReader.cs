using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Changes;

/// <summary>
/// Reads a lock. Only its meaning counts: line endings and formatting may differ. Its content is checked as strictly
/// as that of a plan.
/// </summary>
internal static class LockReader
{
    private const string VersionKey = "lockVersion";

    /// <summary>The plan that is locked; null, with a diagnostic, if the file does not hold one.</summary>
    public static Plan? Read(string file, byte[] bytes, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        var plan = DocumentSource.Decode(file, bytes, found) is { } text
            && DocumentReader.Read(file, text, "", found, PlanReader.DeepestNesting) is { } root
            ? ReadRoot(root, found)
            : null;
        if (!found.HasErrors)
        {
            return plan;
        }

        var first = found.ToSortedList().First(diagnostic => diagnostic.Severity == Severity.Error);
        diagnostics.Add(first.Code == LockDiagnostics.OtherLockVersionCode ? first : LockDiagnostics.UnreadableLock(first));
        return null;
    }

    private static Plan? ReadRoot(DocumentNode root, DiagnosticBag diagnostics)
    {
        if (root is not MappingNode mapping)
        {
            diagnostics.Add(PlanReadingDiagnostics.NotAPlan(root.Span, "it contains " + root.Kind));
            return null;
        }

        var top = new PlanObject(mapping, "the lock", diagnostics);
        var version = top.Text(VersionKey);
        var minor = 0;
        while (minor < PlanFormat.Minor && version != PlanFormat.VersionOf(minor))
        {
            minor++;
        }

        if (version.Length > 0 && version != PlanFormat.VersionOf(minor))
        {
            diagnostics.Add(LockDiagnostics.OtherLockVersion(top.SpanOf(VersionKey), version, PlanFormat.Version));
        }

        return diagnostics.HasErrors ? null : PlanReader.ReadContent(top, minor, isNewer: false);
    }
}
