using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>A file as it was when the plan was made, or a set of files.</summary>
/// <param name="Path">Relative to the config, forward slashes; that of a set is the folder, the project, or the Dockerfile with the folder, that it is of, with a slash at the end.</param>
/// <param name="Sha256">64 lowercase hex digits: of its bytes, of text with LF; of a set that of its list.</param>
internal sealed record SealedInput(string Path, string Sha256)
{
    // The folder of the config, and those that it is in.
    private static readonly string[] Above = [".", "..", "../..", "../../..", "../../../..", "../../../../.."];

    /// <summary>How many files a set has; null for a file.</summary>
    public int? Count { get; init; }

    /// <summary>The files of a set, by path in ordinal order; null where only their digest is known.</summary>
    public IReadOnlyList<SealedInput>? Members { get; init; }

    public static SealedInput Empty { get; } = new("", "");

    /// <summary>Whether the path of a sealed input is that of a set.</summary>
    public static bool IsSet(string path) => path.Length > 1 && path[path.Length - 1] == '/';

    /// <summary>Whether an input is one of these paths, or a file in a folder that is one. A set is only itself.</summary>
    public static bool IsIn(ISet<string> paths, string input)
    {
        if (paths.Contains(input) || IsSet(input))
        {
            return paths.Contains(input);
        }

        for (var slash = input.LastIndexOf('/'); slash > 0; slash = input.LastIndexOf('/', slash - 1))
        {
            if (paths.Contains(input.Substring(0, slash)) && string.CompareOrdinal(input, slash, "/../", 0, 4) != 0)
            {
                return true;
            }
        }

        // A folder above the config has also what is less far above it.
        var above = input.StartsWith("../", StringComparison.Ordinal) ? Array.FindLastIndex(Above, up => input.StartsWith(up + "/", StringComparison.Ordinal)) : 0;
        return Above.Skip(above == 0 ? 0 : above + 1).Any(paths.Contains);
    }

    /// <summary>A set of these files.</summary>
    public static SealedInput SetOf(string path, IReadOnlyList<SealedInput> members) => new(path, InputSets.DigestOf(members)) { Count = members.Count, Members = members };

    public static SealedInput Fields(Form form, SealedInput x)
    {
        var isNew = form.Has(2);
        var path = form.Text(
            "path", x.Path, isNew ? TextKind.Input : TextKind.Path, "Relative to the config, with forward slashes; a slash at the end says that it is a set of files: of a folder, of a project, or of a folder as a Dockerfile with its own `.dockerignore` has it.");
        var sha256 = form.Text("sha256", x.Sha256, TextKind.Digest, "64 lowercase hex digits: the digest of its bytes, of text with LF; of a set the digest of the lines `path NUL sha256 LF`.");
        var count = isNew ? form.OptionalNumber("count", x.Count, 0, int.MaxValue, "How many files the set has.") : null;
        return new SealedInput(path, sha256) { Count = count, Members = x.Members };
    }
}
