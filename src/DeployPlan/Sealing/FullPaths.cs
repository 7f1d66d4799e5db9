using System.Text.RegularExpressions;
using DeployPlan.Files;

namespace DeployPlan.Sealing;

/// <summary>Full paths among the arguments of a command that name what is in the repository.</summary>
internal static class FullPaths
{
    // At the start of a word, after an option (-f/src/file, --file=/src/file, @/src/file) or as an address.
    private const string Before = """(?<=^|[\s'"=,:@(;|&<]|file://|(?:^|\s)-\w)""";
    private const string Rest = """(?:/[^\s'"=,:;|&<>()`$]*)?(?![\w.-])""";

    /// <summary>The arguments with each of these as a path that is relative to the config; what is elsewhere is of the machine.</summary>
    public static IReadOnlyList<string> ToRelative(IReadOnlyList<string> arguments, SourceTree tree)
    {
        var root = tree.RepositoryRoot.TrimEnd(Path.DirectorySeparatorChar).Replace('\\', '/');
        if (root.Length == 0 || !arguments.Any(argument => argument.Contains(root)))
        {
            return arguments;
        }

        // A name alone is a file only as an argument by itself, so there is a slash in all.
        var paths = new Regex(Before + Regex.Escape(root) + Rest, RegexOptions.CultureInvariant);
        return [.. arguments.Select(argument => paths.Replace(argument, path => "./" + RelativePath.Between(tree.ConfigDirectory, WithoutSteps(path.Value))))];
    }

    // /src/../src is /src; a path with a drive stays as it is.
    private static string WithoutSteps(string path) => RelativePath.Normalize(path.Substring(1)) is { } way ? "/" + way : path;
}
