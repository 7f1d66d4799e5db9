using System.Text;
using DeployPlan.Files;

namespace DeployPlan.Configuration;

/// <summary>
/// The target frameworks of a project that lists them in <c>TargetFrameworks</c>, as its evaluation says; where there is none, as its file or the nearest Directory.Build.props says it.
/// </summary>
/// <param name="Written">As it is written: <c>net8.0;net10.0</c>.</param>
/// <param name="Names">Each; none if only an evaluation can say them.</param>
internal sealed record ProjectFrameworks(string Written, IReadOnlyList<string> Names)
{
    private const string Properties = "Directory.Build.props";

    /// <summary>Null if the project has one framework, or does not say in these files that it has several.</summary>
    /// <param name="project">The project.</param>
    /// <param name="properties">Those of its build: see <see cref="BuildProperties"/>.</param>
    /// <param name="tree">The files.</param>
    public static ProjectFrameworks? Of(string project, string properties, SourceTree tree)
    {
        if (tree.ListFrameworks(project, properties) is { } listed)
        {
            return listed.Trim().Length == 0 ? null : Of(listed);
        }

        var text = WithoutComments(TextOf(project, tree));
        if (Value(text, "TargetFramework") is not null)
        {
            return null;
        }

        var written = Value(text, "TargetFrameworks");
        if (written is null && PropertiesAbove(project, tree) is { } above)
        {
            text = WithoutComments(TextOf(above, tree));
            written = Value(text, "TargetFramework") is null ? Value(text, "TargetFrameworks") : null;
        }

        return written is null ? null : Of(written);
    }

    private static ProjectFrameworks Of(string written) =>
        new(written, written.IndexOf("$(", StringComparison.Ordinal) >= 0 ? [] : [.. written.Split(';').Select(static name => name.Trim()).Where(static name => name.Length > 0)]);

    private static string? PropertiesAbove(string project, SourceTree tree)
    {
        var folder = project;
        do
        {
            folder = RelativePath.Normalize(folder + "/..")!;
            var file = folder == "." ? Properties : folder + "/" + Properties;
            if (tree.FileExists(file))
            {
                return file;
            }
        }
        while (tree.FullPath(folder).Length > tree.RepositoryRoot.TrimEnd(Path.DirectorySeparatorChar).Length);

        return null;
    }

    private static string TextOf(string file, SourceTree tree) => tree.ReadFile(file) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";

    private static string WithoutComments(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var comment = text.IndexOf("<!--", at, StringComparison.Ordinal);
            var end = comment < 0 ? -1 : text.IndexOf("-->", comment, StringComparison.Ordinal);
            kept.Append(text, at, (comment < 0 ? text.Length : comment) - at);
            at = comment < 0 || end < 0 ? text.Length : end + 3;
        }

        return kept.ToString();
    }

    // The last one that is not empty, as it would be where nothing has a condition.
    private static string? Value(string text, string property)
    {
        string? value = null;
        var start = "<" + property;
        for (var at = text.IndexOf(start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(start, at + 1, StringComparison.Ordinal))
        {
            var open = text.IndexOf('>', at);
            var close = open < 0 ? -1 : text.IndexOf('<', open);
            var isName = at + start.Length < text.Length && (text[at + start.Length] == '>' || char.IsWhiteSpace(text[at + start.Length]));
            if (isName && close > open && text[open - 1] != '/' && text.Substring(open + 1, close - open - 1).Trim() is { Length: > 0 } found)
            {
                value = found;
            }
        }

        return value;
    }
}
