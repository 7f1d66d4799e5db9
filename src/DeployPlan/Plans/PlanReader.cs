using System.Globalization;
using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>Reads plan.json and trusts nothing in it: every problem is a diagnostic with its line and column, and then there is no plan.</summary>
internal static class PlanReader
{
    /// <summary>A plan of 100,000 operations takes 90 MB.</summary>
    internal const int LargestFile = 256 * 1024 * 1024;

    // The settings of infra are two levels deeper in a plan than in the config that they come from.
    internal const int DeepestNesting = DocumentReader.DeepestNesting + 8;

    // Operation after operation of a release reads the same plan, which is large where there are many. It holds for the same bytes alone.
    private static LastPlan? _last;

    /// <summary>Reads the file; null, with diagnostics, if it cannot be read or is not a plan to be trusted.</summary>
    public static VerifiedPlan? ReadFile(string file, DiagnosticBag diagnostics) =>
        DocumentSource.ReadBytes(file, LargestFile, PlanReadingDiagnostics.TooLarge, diagnostics) is { } bytes ? Read(file, bytes, diagnostics) : null;

    /// <summary>The bytes of a plan, or a lock, that a person names; null, with a diagnostic, if it cannot be read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="diagnostics">Receives it.</param>
    /// <param name="ifAbsent">What to do where there is no such file, if more is known of it.</param>
    public static byte[]? ReadBytes(string file, DiagnosticBag diagnostics, string? ifAbsent = null) => DocumentSource.ReadBytes(
        file, LargestFile, PlanReadingDiagnostics.TooLarge, diagnostics, ifAbsent ?? "plan again, because a build that finds an error removes the plan of before, or correct its name");

    /// <summary>Reads the bytes of a plan; null, with diagnostics, if they are not a plan to be trusted.</summary>
    /// <param name="file">The path to show.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static VerifiedPlan? Read(string file, byte[] bytes, DiagnosticBag diagnostics)
    {
        if (Volatile.Read(ref _last) is { } last && last.Bytes.SequenceEqual(bytes))
        {
            return last.Plan;
        }

        if (CanonicalReader.Read(bytes) is not { } plan)
        {
            return ReadChecked(file, bytes, diagnostics);
        }

        Volatile.Write(ref _last, new LastPlan((byte[])bytes.Clone(), plan));
        return plan;
    }

    /// <summary>The same by way of nodes with positions: slower, and able to say what is wrong.</summary>
    internal static VerifiedPlan? ReadChecked(string file, byte[] bytes, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        var plan = DocumentSource.Decode(file, bytes, found) is { } text
            && DocumentReader.Read(file, text, "pass the plan.json that dotnet build -t:DeployPlan wrote", found, DeepestNesting) is { } root
            ? ReadRoot(root, bytes, found)
            : null;
        diagnostics.AddRange(found.ToSortedList());
        return found.HasErrors ? null : plan;
    }

    private static VerifiedPlan? ReadRoot(DocumentNode root, byte[] bytes, DiagnosticBag diagnostics)
    {
        if (root is not MappingNode mapping)
        {
            diagnostics.Add(PlanReadingDiagnostics.NotAPlan(root.Span, "it contains " + root.Kind));
            return null;
        }

        var top = new PlanObject(mapping, "the plan", diagnostics);
        if (ReadFormat(top) is not { } minor)
        {
            return null;
        }

        var id = top.Text("id");
        if (id.Length > 0)
        {
            PlanId.Verify(id, top.SpanOf("id"), bytes, diagnostics);
        }

        var isNewer = minor > PlanFormat.Minor;
        var plan = new VerifiedPlan(ReadContent(top, minor, isNewer), id);
        if (!isNewer && !diagnostics.HasErrors)
        {
            CheckForm(plan, mapping.Span.File, bytes, diagnostics);
        }

        return plan;
    }

    // The minor version; null, reported, where the major version is another one or there is none.
    private static int? ReadFormat(PlanObject top)
    {
        if (top.Optional("formatVersion") is not { } value)
        {
            top.Diagnostics.Add(PlanReadingDiagnostics.NotAPlan(top.Node.Span, top.Optional("lockVersion") is null ? "it has no 'formatVersion'" : "it is a lock"));
            return null;
        }

        var text = top.Text("formatVersion");
        var dot = text.IndexOf('.');
        if (dot < 0 || ToNumber(text.Substring(0, dot)) is not { } major || ToNumber(text.Substring(dot + 1)) is not { } minor)
        {
            if (text.Length > 0)
            {
                top.Diagnostics.Add(PlanReadingDiagnostics.BadFormatVersion(value.Span, text));
            }

            return null;
        }

        if (major != PlanFormat.Major)
        {
            top.Diagnostics.Add(PlanReadingDiagnostics.OtherMajor(value.Span, text, PlanFormat.Major));
            return null;
        }

        return minor;
    }

    private static int? ToNumber(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number.ToString(CultureInfo.InvariantCulture) == digits ? number : null;

    /// <summary>Reads the keys of a plan that follow its version and its id.</summary>
    internal static Plan ReadContent(PlanObject top, int minor, bool isNewer)
    {
        var reader = new CheckedReader(top, minor, isNewer);
        var plan = Plan.Fields(reader, Plan.Empty);
        reader.Finish();
        ReportStructure(top, plan);
        return plan;
    }

    private static void ReportStructure(PlanObject top, Plan plan)
    {
        if (top.List("operations").Count != plan.Operations.Count || top.List("manualOperations").Count != plan.ManualOperations.Count)
        {
            // After an item that was no operation, the others are not where they should be.
            return;
        }

        foreach (var problem in PlanStructure.Problems(plan))
        {
            if (top.List(problem.List)[problem.Index] is MappingNode item)
            {
                top.Diagnostics.Add(problem.Report(PlaceOf(problem, item), top.Where));
            }
        }
    }

    private static SourceSpan PlaceOf(PlanProblem problem, MappingNode item) =>
        problem.Item >= 0 ? PlanObject.ItemSpan(item, problem.Key, problem.Item)
        : problem.Key.Length > 0 ? PlanObject.SpanOf(item, problem.Key)
        : item.Span;

    // A plan of this version has exactly one form, so that nothing can hide in a form that another parser would read differently.
    private static void CheckForm(VerifiedPlan plan, string file, byte[] bytes, DiagnosticBag diagnostics)
    {
        var output = new Utf8Output(new byte[bytes.Length], digest: null);
        PlanWriter.WritePlan(output, plan.Plan, plan.Id);
        var right = output.Rest;
        var same = 0;
        while (same < right.Count && same < bytes.Length && right.Array![same] == bytes[same])
        {
            same++;
        }

        if (same < right.Count || same < bytes.Length)
        {
            diagnostics.Add(PlanReadingDiagnostics.NotCanonical(PlanId.PositionOf(bytes, same, file)));
        }
    }

    private sealed record LastPlan(byte[] Bytes, VerifiedPlan Plan);
}
