using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Paths of a config, normalized to the one form that a plan has.</summary>
internal sealed class PathRules
{
    private const int LongestPath = 4096;
    private const string OutsideByLink = "leads out of the repository through a link; use a path inside it";

    private readonly SourceTree _tree;
    private readonly DiagnosticBag _diagnostics;
    private readonly int _levelsBelowRoot;

    public PathRules(SourceTree tree, DiagnosticBag diagnostics)
    {
        _tree = tree;
        _diagnostics = diagnostics;
        _levelsBelowRoot = LevelsBelow(tree.RepositoryRoot, tree.ConfigDirectory);
    }

    /// <summary>The normal form; null, with a diagnostic, if the text is no path within the repository.</summary>
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

    /// <summary>Reports a relative path that leaves the repository; whatever else the text may be is not looked at.</summary>
    public void CheckInside(Located<string> written)
    {
        if (RelativePath.Normalize(written.Value) is { } path && (LevelsUp(path) > _levelsBelowRoot || (!IsTooLong(path) && _tree.LeadsOutside(path))))
        {
            _diagnostics.Add(ConfigDiagnostics.BadPath(written.Span, written.Value, "leads out of the repository; use a path inside it"));
        }
    }

    /// <summary>As <see cref="Normal"/>; a missing file is reported too.</summary>
    /// <param name="written">The text.</param>
    /// <param name="key">The key that names it.</param>
    /// <param name="where">The section of the key: <c>service 'api'</c>.</param>
    public Located<string>? File(Located<string>? written, string key, string where)
    {
        var path = Normal(written);
        if (path is { } known && !_tree.FileExists(known.Value))
        {
            ReportMissing(known, ConfigDiagnostics.MissingFile(known.Span, known.Value, $"'{key}' in {where}"));
        }

        return path;
    }

    /// <summary>As <see cref="File"/>; null, with a diagnostic, also for what is no project file, such as a solution or a folder.</summary>
    public Located<string>? Project(Located<string>? written, string key, string where)
    {
        if (written is not { } named || WhyNot(named.Value) is not null || RelativePath.Normalize(named.Value)!.EndsWith("proj", StringComparison.OrdinalIgnoreCase))
        {
            return File(written, key, where);
        }

        _diagnostics.Add(ConfigDiagnostics.BadPath(named.Span, named.Value, "is no project file; name the .csproj, .fsproj or .vbproj that is published"));
        return null;
    }

    /// <summary>The Dockerfile that counts where no key names one; reported where it is missing.</summary>
    public Located<string>? DefaultDockerfile(string path, SourceSpan at, string where)
    {
        var file = new Located<string>(path, at);
        if (!_tree.FileExists(path))
        {
            ReportMissing(file, ConfigDiagnostics.MissingFile(at, path, $"{where}, which has no 'dockerfile' of its own,"));
        }

        return file;
    }

    /// <summary>As <see cref="Normal"/>; a missing folder is reported too.</summary>
    public Located<string>? Folder(Located<string>? written, string key, string where)
    {
        var path = Normal(written);
        if (path is { } known && !_tree.FolderExists(known.Value))
        {
            ReportMissing(known, ConfigDiagnostics.MissingFolder(known.Span, "folder", known.Value, $"'{key}' in {where}"));
        }

        return path;
    }

    /// <summary>As <see cref="Normal"/>; reported where there is neither a folder nor a file.</summary>
    public Located<string>? FolderOrFile(Located<string>? written, string key, string where)
    {
        var path = Normal(written);
        if (path is { } known && !_tree.FolderExists(known.Value) && !_tree.FileExists(known.Value))
        {
            ReportMissing(known, ConfigDiagnostics.MissingFolder(known.Span, "folder or file", known.Value, $"'{key}' in {where}"));
        }

        return path;
    }

    /// <summary>A file, a folder as the pattern of everything below it, or a pattern, in the form of a path; null, with a diagnostic, if it is none within the repository.</summary>
    public string? Input(Located<string> written)
    {
        var text = written.Value;
        if ((WhyBackslash(text) ?? WhyNot(text.Replace('*', 'x').Replace('?', 'x'))) is { } why)
        {
            _diagnostics.Add(ConfigDiagnostics.BadPath(written.Span, text, why));
            return null;
        }

        var path = RelativePath.Normalize(text)!;
        path = !GlobPattern.IsPattern(path) && _tree.FolderExists(path) ? (path == "." ? "**" : path + "/**") : path;
        if (_tree.LeadsOutside(GlobPattern.IsPattern(path) ? GlobPattern.FolderOf(path) : path))
        {
            _diagnostics.Add(ConfigDiagnostics.BadPath(written.Span, text, OutsideByLink));
            return null;
        }

        var isThere = GlobPattern.IsPattern(path)
            ? GlobPattern.Parse(path) is { } pattern && _tree.ListInputs(GlobPattern.FolderOf(path)).Any(pattern.Matches)
            : _tree.FileExists(path);
        if (!isThere)
        {
            _diagnostics.Add(SealingDiagnostics.NothingMatches(written.Span, text));
            return null;
        }

        return path;
    }

    private void ReportMissing(Located<string> path, Diagnostic missing) => _diagnostics.Add(
        _tree.LeadsOutside(path.Value) ? ConfigDiagnostics.BadPath(path.Span, path.Value, OutsideByLink) : missing);

    private static string? WhyBackslash(string path) => path.IndexOf('\\') < 0 ? null : $"has a backslash; write '{path.Replace('\\', '/')}', which works on every system";

    private string? WhyNot(string path)
    {
        if (WhyBackslash(path) is { } why)
        {
            return why;
        }

        if (path.Length > 1 && path[1] == ':')
        {
            return "has a drive letter, so it works on this machine only; make it relative to this config";
        }

        if (path.Length == 0 || path[0] is '/' or '~')
        {
            return "is not relative to this config; start it at the folder of this config, for example 'src/Api'";
        }

        foreach (var c in path)
        {
            if (c < ' ' || c is ':' or '"' or '<' or '>' or '|' or '*' or '?')
            {
                return "has a character that some systems do not allow in file names; rename the file";
            }
        }

        foreach (var name in path.Split('/'))
        {
            if (WindowsNames.WhyNot(name) is { } reserved)
            {
                return $"has the name '{name}', which {reserved}; rename it";
            }
        }

        return LevelsUp(path) > _levelsBelowRoot
            ? "leads out of the repository; use a path inside it"
            : IsTooLong(path) ? "is too long for this system; move the file to a shorter path" : null;
    }

    // .NET Framework throws where other runtimes just find nothing.
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
        while (levels * 3 < normal.Length && string.CompareOrdinal(normal, levels * 3, "..", 0, 2) == 0 && (normal.Length == (levels * 3) + 2 || normal[(levels * 3) + 2] == '/'))
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
