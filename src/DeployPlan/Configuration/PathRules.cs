using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Paths as a config may write them, brought into the one form that a plan holds.</summary>
internal sealed class PathRules
{
    private const int LongestPath = 4096;
    private const string OutsideByLink = "leads out of the repository through a link; name something within it";

    private readonly SourceTree _tree;
    private readonly DiagnosticBag _diagnostics;
    private readonly int _levelsBelowRoot;

    public PathRules(SourceTree tree, DiagnosticBag diagnostics)
    {
        _tree = tree;
        _diagnostics = diagnostics;
        _levelsBelowRoot = LevelsBelow(tree.RepositoryRoot, tree.ConfigDirectory);
    }

    /// <summary>The normal form; null, with a diagnostic, where the text is no path within the repository.</summary>
    public Located<string>? Normal(Located<string>? written)
    {
        if (written is not { } path)
        {
            return null;
        }

        if (WhyNot(path.Value) is { } why)
        {
            _diagnostics.Add(ConfigDiagnostics.BadPath(path.Span, path.Value, why));
            return null;
        }

        return new Located<string>(RelativePath.Normalize(path.Value)!, path.Span);
    }

    /// <summary>As <see cref="Normal"/>, for what need not exist.</summary>
    public Located<string>? Optional(Located<string>? written)
    {
        var path = Normal(written);
        if (path is { } known && _tree.LeadsOutside(known.Value))
        {
            _diagnostics.Add(ConfigDiagnostics.BadPath(known.Span, known.Value, OutsideByLink));
        }

        return path;
    }

    /// <summary>As <see cref="Normal"/>; a missing file is reported too.</summary>
    /// <param name="written">The text.</param>
    /// <param name="what">Who names it: <c>'project' in service 'api'</c>.</param>
    public Located<string>? File(Located<string>? written, string what)
    {
        var path = Normal(written);
        if (path is { } known && !_tree.FileExists(known.Value))
        {
            ReportMissing(known, ConfigDiagnostics.MissingFile(known.Span, known.Value, what));
        }

        return path;
    }

    /// <summary>As <see cref="Normal"/>; a missing folder is reported too.</summary>
    public Located<string>? Folder(Located<string>? written, string what)
    {
        var path = Normal(written);
        if (path is { } known && !_tree.FolderExists(known.Value))
        {
            ReportMissing(known, ConfigDiagnostics.MissingFolder(known.Span, "folder", known.Value, what));
        }

        return path;
    }

    /// <summary>As <see cref="Normal"/>; reported where there is neither a folder nor a file.</summary>
    public Located<string>? FolderOrFile(Located<string>? written, string what)
    {
        var path = Normal(written);
        if (path is { } known && !_tree.FolderExists(known.Value) && !_tree.FileExists(known.Value))
        {
            ReportMissing(known, ConfigDiagnostics.MissingFolder(known.Span, "folder or file", known.Value, what));
        }

        return path;
    }

    private void ReportMissing(Located<string> path, Diagnostic missing) => _diagnostics.Add(
        _tree.LeadsOutside(path.Value) ? ConfigDiagnostics.BadPath(path.Span, path.Value, OutsideByLink) : missing);

    private string? WhyNot(string path)
    {
        if (path.IndexOf('\\') >= 0)
        {
            return $"has a backslash; write '{path.Replace('\\', '/')}', which every system reads";
        }

        if (path.Length > 1 && path[1] == ':')
        {
            return "names a drive, which no other machine has; write it relative to this config";
        }

        if (path.Length == 0 || path[0] is '/' or '~')
        {
            return "is not relative to this config; write it from the folder of this config on, such as 'src/Api'";
        }

        foreach (var c in path)
        {
            if (c < ' ' || c is ':' or '"' or '<' or '>' or '|' or '*' or '?')
            {
                return "has a character that a file name cannot have on every system; rename the file";
            }
        }

        return LevelsUp(path) > _levelsBelowRoot
            ? "leaves the repository; name something within it"
            : IsTooLong(path) ? "is longer than this system allows; move the file to a shorter one" : null;
    }

    // .NET Framework throws where others look and find nothing.
    private bool IsTooLong(string path)
    {
        try
        {
            return _tree.FullPath(path).Length > LongestPath;
        }
        catch (PathTooLongException)
        {
            return true;
        }
    }

    // How many folders above the config the normal form starts.
    private static int LevelsUp(string path)
    {
        var normal = RelativePath.Normalize(path)!;
        var levels = 0;
        while (string.CompareOrdinal(normal, levels * 3, "..", 0, 2) == 0 && (normal.Length == (levels * 3) + 2 || normal[(levels * 3) + 2] == '/'))
        {
            levels++;
        }

        return levels;
    }

    private static int LevelsBelow(string root, string directory)
    {
        var levels = 0;
        for (var folder = TrimEnd(directory); folder is not null && folder.Length > TrimEnd(root).Length; folder = Path.GetDirectoryName(folder))
        {
            levels++;
        }

        return levels;
    }

    private static string TrimEnd(string folder) => folder.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
}
