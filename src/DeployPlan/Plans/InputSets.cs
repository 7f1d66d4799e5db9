using System.Text;
using DeployPlan.Files;

namespace DeployPlan.Plans;

/// <summary>
/// The file <c>plan.inputs</c> beside plan.json: the files of each set, so that a difference names them. The digests of the plan prove it. A set is a line with its path, then
/// each file is a line with its digest, two spaces and its path.
/// </summary>
internal static class InputSets
{
    private const int DigestAndSpaces = PlanFormat.DigestLength + 2;

    /// <summary>Where the list of a plan is, whatever the name of the plan.</summary>
    public static string Beside(string planFile) => Path.ChangeExtension(planFile, ".inputs");

    /// <summary>The digest of a set: sha256 of the lines <c>path NUL sha256 LF</c>, by path in ordinal order.</summary>
    public static string DigestOf(IReadOnlyList<SealedInput> members)
    {
        var lines = new StringBuilder();
        foreach (var member in members)
        {
            lines.Append(member.Path).Append('\0').Append(member.Sha256).Append('\n');
        }

        return ContentDigest.OfBytes(Encoding.UTF8.GetBytes(lines.ToString()));
    }

    /// <summary>The bytes of the list; null for a plan without sets.</summary>
    public static byte[]? ToBytes(Plan plan)
    {
        var text = new StringBuilder();
        foreach (var set in plan.SealedInputs)
        {
            if (set.Members is not { } members)
            {
                continue;
            }

            text.Append(set.Path).Append('\n');
            foreach (var member in members)
            {
                text.Append(member.Sha256).Append("  ").Append(member.Path).Append('\n');
            }
        }

        return text.Length == 0 ? null : Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The plan with the files of its sets, as far as the list beside it has them: what the digest of the plan does not prove does not count.</summary>
    public static Plan WithMembers(Plan plan, string planFile)
    {
        var file = Beside(planFile);
        if (!plan.SealedInputs.Any(static input => input is { Count: not null, Members: null }) || !File.Exists(file))
        {
            return plan;
        }

        var sets = Parse(ReadLines(file));
        return plan with { SealedInputs = [.. plan.SealedInputs.Select(input => sets.TryGetValue(input.Path, out var members) && IsProven(input, members) ? input with { Members = members } : input)] };
    }

    private static bool IsProven(SealedInput set, List<SealedInput> members) => set.Count == members.Count && set.Sha256 == DigestOf(members);

    // Without the list, differences name sets in place of files.
    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static Dictionary<string, List<SealedInput>> Parse(string[] lines)
    {
        var sets = new Dictionary<string, List<SealedInput>>(StringComparer.Ordinal);
        List<SealedInput> members = [];
        foreach (var line in lines)
        {
            if (SealedInput.IsSet(line))
            {
                sets[line] = members = [];
            }
            else if (line.Length > DigestAndSpaces)
            {
                members.Add(new SealedInput(line.Substring(DigestAndSpaces), line.Substring(0, PlanFormat.DigestLength)));
            }
        }

        return sets;
    }
}
