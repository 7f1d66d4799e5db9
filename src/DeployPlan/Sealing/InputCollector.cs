using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Sealing;

/// <summary>Collects what operations consume, as it is in a tree now. What several operations share is looked at once.</summary>
/// <param name="tree">The files.</param>
/// <param name="builds">How projects are built.</param>
/// <param name="placeOf">The place that names a project; only asked where that project is a problem.</param>
/// <param name="diagnostics">Receives what cannot be consumed.</param>
/// <param name="isEarlier">Whether the operations are those of a plan of format 1.0 or 1.1.</param>
internal sealed partial class InputCollector(SourceTree tree, ProjectBuilds builds, Func<string, SourceSpan> placeOf, DiagnosticBag diagnostics, bool isEarlier = false)
{
    /// <summary>The ending of the files that the engine raw runs.</summary>
    public const string RawScripts = ".sql";

    private static readonly FileFilter OfArguments = new("argument", static file => file.IndexOf("node_modules/", StringComparison.Ordinal) < 0 && !EnvironmentFileName.Is(file));
    // What terraform writes itself where no commit has it.
    private const string ProviderLock = ".terraform.lock.hcl";

    private static readonly char[] Invalid = Path.GetInvalidPathChars();

    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyCollection<string>> _done = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private SortedSet<string> _paths = new(StringComparer.Ordinal);
    private bool _mayAppear;

    /// <summary>The files around the config.</summary>
    public SourceTree Tree => tree;

    /// <summary>Every file that is consumed by itself.</summary>
    public IReadOnlyCollection<string> Files => _files;

    /// <summary>What the services of compose files use of that.</summary>
    public ComposeUsage Composed { get; } = new();

    /// <summary>What the operation consumes: see <see cref="Operation.Consumes"/>.</summary>
    public IReadOnlyList<string> Collect(Operation operation)
    {
        _paths = new SortedSet<string>(StringComparer.Ordinal);
        if (isEarlier)
        {
            EarlierInputs.Add(operation, this);
        }
        else
        {
            DriverInputs.Add(operation, this);
        }

        return _paths.Count == 0 ? [] : [.. _paths];
    }

    /// <summary>Those of <see cref="Files"/>, and of the names of sets, that are none if they were not there when the plan was made.</summary>
    public ISet<string> MayAppear { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Takes a file, if it is one of the repository.</summary>
    public bool File(string? path, bool mayAppear = false)
    {
        if (path is null || !IsInRepository(path) || (!tree.FileExists(path) && !tree.LeadsOutside(path)))
        {
            return false;
        }

        _paths.Add(path);
        Keep(path, _files, mayAppear);
        return true;
    }

    /// <summary>Takes what is in a folder, or that one file.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="endings">Of the names that count, separated by <c>;</c>; empty for all.</param>
    /// <param name="filter">Which of them count; null for all.</param>
    public void Folder(string path, string endings, FileFilter? filter = null)
    {
        if (!IsInRepository(path))
        {
            return;
        }

        Once($"{endings}:{filter?.Name}:{path}", () =>
        {
            if (!File(path))
            {
                _paths.Add(path);
                // A plan of an earlier format has what was listed then.
                var isWhole = endings.Length == 0 && !isEarlier;
                ReportLinks(isWhole ? tree.ListLinkedInputs(path) : tree.ListLinkedFolders(path, endings), isError: endings == RawScripts);
                foreach (var file in isWhole ? tree.ListInputs(path) : tree.ListFiles(path, endings))
                {
                    if (filter is null || filter.IsWanted(file))
                    {
                        Keep(file, _files);
                    }
                }
            }
        });
    }

    /// <summary>Takes a folder that is an argument of a command, if it is one of the repository.</summary>
    public void FolderOfArgument(string path)
    {
        if (IsInRepository(path) && (tree.FolderExists(path) || tree.LeadsOutside(path)))
        {
            Folder(path, "", OfArguments);
        }
    }

    /// <summary>Takes what <paramref name="take"/> takes; what it finds first is none, if it may appear and was not there when the plan was made.</summary>
    public void Perhaps(bool mayAppear, Action take)
    {
        var outer = _mayAppear;
        _mayAppear |= mayAppear;
        take();
        _mayAppear = outer;
    }

    /// <summary>Takes the files by which a shell replaces a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="mayAppear">Whether those that match are none if they were not there when the plan was made.</param>
    public void Matches(ShellPattern pattern, Predicate<IReadOnlyList<string>> mayAppear)
    {
        if (!IsInRepository(pattern.Folder))
        {
            return;
        }

        var files = tree.ListMatches(pattern).Where(static file => !EnvironmentFileName.Is(file)).ToList();
        var isNone = mayAppear(files);
        foreach (var file in files)
        {
            File(file, isNone);
        }
    }

    /// <summary>Takes the files that match a pattern.</summary>
    public void Pattern(string pattern) => Once("pattern:" + pattern, () =>
    {
        _paths.Add(pattern);
        var glob = GlobPattern.Parse(pattern);
        var folder = GlobPattern.FolderOf(pattern);
        ReportLinks(tree.ListLinkedInputs(folder), isError: false);
        foreach (var file in tree.ListInputs(folder))
        {
            if (glob?.Matches(file) == true)
            {
                Keep(file, _files);
            }
        }
    });

    /// <summary>Takes what <paramref name="take"/> takes; for a key that is known, without doing it again.</summary>
    public void Once(string key, Action take)
    {
        // Where it is certain, what it has is none that may appear.
        key += _mayAppear ? "?" : "";
        if (!_done.TryGetValue(key, out var paths))
        {
            var outer = _paths;
            _paths = new SortedSet<string>(StringComparer.Ordinal);
            take();
            paths = _paths;
            _paths = outer;
            _done.Add(key, paths);
        }

        _paths.UnionWith(paths);
    }

    /// <summary>Reports a path that an input names and that is not in the repository.</summary>
    public void ReportOutside(SourceSpan at, string path, string instead = "") => diagnostics.Add(SealingDiagnostics.OutsideRepository(at, path, instead));

    /// <summary>Reports a compose file that cannot be read.</summary>
    public void ReportUnreadable(Diagnostic problem) => diagnostics.Add(SealingDiagnostics.UnreadableCompose(problem));

    /// <summary>Whether the path stays in the repository, as it is written.</summary>
    public bool IsInRepository(string path)
    {
        // A word of a line may be anything, and .NET Framework throws.
        if (path.IndexOfAny(Invalid) >= 0)
        {
            return false;
        }

        var root = tree.RepositoryRoot.TrimEnd(Path.DirectorySeparatorChar);
        var full = tree.FullPath(path);
        return full.Length == root.Length ? full == root : full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    // A script that silently does not run does harm; of anything else it is unlikely to be what a driver reads.
    private void ReportLinks(IReadOnlyList<string> links, bool isError)
    {
        foreach (var link in links.Where(link => !isEarlier && _reported.Add(link)))
        {
            diagnostics.Add(tree.IsOutside(link) ? SealingDiagnostics.LinkLeadsOutside(tree.FullPath(link))
                : SealingDiagnostics.LinkedFolder(tree.FullPath(link), isError));
        }
    }

    // A lock contains the digests of the other files. No operation uses it, and it cannot contain its own digest.
    private void Keep(string file, HashSet<string> files, bool mayAppear = false, bool isLink = false)
    {
        mayAppear |= _mayAppear || file.EndsWith(ProviderLock, StringComparison.Ordinal);
        if (files == _files && !mayAppear)
        {
            MayAppear.Remove(file);
        }
        else if (files == _files && !files.Contains(file))
        {
            MayAppear.Add(file);
        }

        if (LockName.IsLock(file) || !files.Add(file) || !_reported.Add(file))
        {
            return;
        }

        if (!RelativePath.IsPortable(file))
        {
            diagnostics.Add(PlanningDiagnostics.BadFileName(SourceSpan.WholeFile(tree.FullPath(file))));
        }
        else if (isLink ? tree.LeadsOutside(file) && tree.IsThere(file) : tree.IsOutside(file))
        {
            diagnostics.Add(SealingDiagnostics.LinkLeadsOutside(tree.FullPath(file)));
        }
    }
}
