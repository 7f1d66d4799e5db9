using System.Text;
using System.Text.RegularExpressions;

namespace DeployPlan.Files;

/// <summary>
/// The files around a config, by paths relative to it. Remembers everything it was asked, so that a later build can find out whether anything that a plan was
/// made from has changed, and takes from an earlier run what still holds. What cannot be read is not there, and is among the <see cref="Unreadable"/>.
/// </summary>
/// <param name="configDirectory">Full path of the folder of the config.</param>
/// <param name="repositoryRoot">Full path of the folder that no path may leave: <paramref name="configDirectory"/> or one above it.</param>
internal sealed partial class SourceTree(string configDirectory, string repositoryRoot)
{
    /// <summary>How the names of projects end, as <see cref="ListFiles"/> takes them.</summary>
    public const string ProjectEndings = ".csproj;.fsproj;.vbproj";

    private const string Yes = "yes";
    private const string No = "no";
    private const string None = "none";
    private const string Outside = "outside";
    private readonly LinkCheck _links = new(repositoryRoot);
    private readonly Dictionary<(ObservationKind, string, string), Observation> _observations = [];
    private readonly Dictionary<string, FileStamp> _stamps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unreadable = new(StringComparer.Ordinal);

    /// <summary>Full path of the folder of the config.</summary>
    public string ConfigDirectory { get; } = configDirectory;

    /// <summary>Full path of the folder that no path may leave.</summary>
    public string RepositoryRoot { get; } = repositoryRoot;

    /// <summary>Whether that folder is a guess, because nothing here is in a git repository and no one named it.</summary>
    public bool IsRootGuessed { get; init; }

    /// <summary>What an earlier run saw; null if there was none.</summary>
    public EarlierLook? Earlier { get; init; }

    /// <summary>What a project is made of, by its full path and <see cref="BuildProperties"/>; null where no build system says it, and then it is what is in its folder.</summary>
    public Func<string, string, ProjectSources>? Projects { get; init; }

    /// <summary>What this product writes, which no folder has as an input.</summary>
    public OwnFiles Own { get; init; } = new([]);

    /// <summary>When it began to look, in ticks, UTC.</summary>
    public long Taken { get; } = DateTime.UtcNow.Ticks;

    /// <summary>Everything that was asked so far, each question once.</summary>
    public IReadOnlyCollection<Observation> Observations => _observations.Values;

    /// <summary>What could not be read, by path, and why.</summary>
    public IReadOnlyDictionary<string, string> Unreadable => _unreadable;

    /// <summary>Whether something had to be read again only because its stamps did not tell enough.</summary>
    public bool HasReadAgain { get; private set; }

    /// <summary>Whether there is a file at <paramref name="path"/>.</summary>
    public bool FileExists(string path) => Ask(ObservationKind.File, path) == Yes;

    /// <summary>Whether there is a folder at <paramref name="path"/>.</summary>
    public bool FolderExists(string path) => Ask(ObservationKind.Folder, path) == Yes;

    /// <summary>Whether there is something at <paramref name="path"/> that is not in the repository, because a link in the path leads out of it. For the two questions above it is not there.</summary>
    public bool LeadsOutside(string path) => Ask(ObservationKind.File, path) == Outside || Ask(ObservationKind.Folder, path) == Outside;

    /// <summary>The same for a file that is known to be there; nothing is remembered, because its stamps are those of what the link leads to.</summary>
    public bool IsOutside(string path) => _links.LeadsOutside(FullPath(path));

    /// <summary>Whether a path leads to anything: a link may lead to nothing.</summary>
    public bool IsThere(string path) => FileStamp.Of(FullPath(path)) != default;

    /// <summary>Whether a full path is not in the repository, by itself or by a link in it.</summary>
    public bool IsBeyond(string file) => _links.IsBeyond(file);

    /// <summary>
    /// The files in and below <paramref name="folder"/> whose names end in one of <paramref name="endings"/> (<c>.sql;.txt</c>; nothing for all), relative to
    /// the config, in ordinal order. Folders named <c>bin</c>, <c>obj</c> or with a leading dot, and links to folders, are not entered.
    /// </summary>
    public IReadOnlyList<string> ListFiles(string folder, string endings) => PathList.FilesOf(Ask(ObservationKind.Listing, folder, endings));

    /// <summary>The links to folders that <see cref="ListFiles"/> came to and did not enter, relative to the config.</summary>
    public IReadOnlyList<string> ListLinkedFolders(string folder, string endings) => PathList.LinksOf(Ask(ObservationKind.Listing, folder, endings));

    /// <summary>The files that <see cref="ListFiles"/> does not list because of the name of a folder, other than those that a build, git or an editor keeps.</summary>
    public IReadOnlyList<string> ListPassedOver(string folder, string endings) => PathList.Split(Ask(ObservationKind.PassedOver, folder, endings));

    /// <summary>All files in and below a folder that is an input as a whole, by <see cref="FolderRule.IsInput"/>.</summary>
    public IReadOnlyList<string> ListInputs(string folder) => PathList.FilesOf(Ask(ObservationKind.Inputs, folder));

    /// <summary>The links to folders that <see cref="ListInputs"/> came to and did not enter, relative to the config.</summary>
    public IReadOnlyList<string> ListLinkedInputs(string folder) => PathList.LinksOf(Ask(ObservationKind.Inputs, folder));

    /// <summary>The files that a container engine gets of a folder, by <see cref="FolderRule.IsGiven"/>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="ignoreFile">The <c>.dockerignore</c>, which need not exist.</param>
    public IReadOnlyList<string> ListContext(string folder, string ignoreFile) => PathList.FilesOf(Ask(ObservationKind.Context, folder, ignoreFile));

    /// <summary>The links, to files, to folders or to nothing, that a container engine gets in the same way.</summary>
    public IReadOnlyList<string> ListContextLinks(string folder, string ignoreFile) => PathList.LinksOf(Ask(ObservationKind.Context, folder, ignoreFile));

    /// <summary>The files below its folder that match a pattern of a shell, relative to the config.</summary>
    public IReadOnlyList<string> ListMatches(ShellPattern pattern) => PathList.Split(Ask(ObservationKind.Matches, pattern.Folder, pattern.Text));

    /// <summary>The sha256 of the file as 64 lowercase hex digits; null if there is no such file.</summary>
    public string? HashFile(string path) => Ask(ObservationKind.Content, path) is var answer && answer == None ? null : answer;

    /// <summary>The same of an input of an operation, where text has LF in place of CRLF.</summary>
    public string? HashInput(string path) => Ask(ObservationKind.Input, path) is var answer && answer == None ? null : answer;

    /// <summary>The sha256 of where a link leads, which is that of no text; null if there is no link.</summary>
    public string? HashLink(string path) => Ask(ObservationKind.Link, path) is var answer && answer == None ? null : answer;

    /// <summary>Whether a <c>.gitignore</c> leaves the file out; not where there is no git.</summary>
    public bool IsIgnored(string path) => Ask(ObservationKind.Ignored, path) == Yes;

    /// <summary>Whether the text of the file has a match of the regular expression.</summary>
    public bool Matches(string path, string pattern) => Ask(ObservationKind.Match, path, pattern) == Yes;

    /// <summary>The text of the file; null if there is none. What it says may decide what else is asked, so it is hashed, too.</summary>
    public string? ReadText(string path) => HashInput(path) is null ? null : Try(path, null, full => File.ReadAllText(full));

    /// <summary>
    /// The text of a file that may hold secrets and that only who applies a plan must be able to read; null if it cannot be read here. Only its stamp is remembered: a digest would be a way to try guesses.
    /// </summary>
    public string? ReadOptional(string path)
    {
        var text = FileExists(path) && Ask(ObservationKind.Stamp, path).Length > 0 ? Try(path, null, full => File.ReadAllText(full)) : null;
        _unreadable.Remove(path);
        return text;
    }

    /// <summary>The bytes of the file; null if there is none, or it cannot be read.</summary>
    public byte[]? ReadFile(string path) => HashInput(path) is null ? null : Try(path, null, full => File.ReadAllBytes(full));

    /// <summary>Whether asking again gives the same answer. Where stamps can tell, nothing is read.</summary>
    public bool StillHolds(Observation observation)
    {
        if (observation.Stamps.Count > 0 && HoldStamps(observation.Stamps))
        {
            return true;
        }

        if (observation.Kind is ObservationKind.Project or ObservationKind.Frameworks || Ask(observation.Kind, observation.Path, observation.Filter) != observation.Answer)
        {
            return false;
        }

        HasReadAgain |= observation.Stamps.Count > 0;
        return true;
    }

    /// <summary>The observation as it was made now, where it was.</summary>
    public Observation Renewed(Observation observation) =>
        _observations.TryGetValue((observation.Kind, observation.Path, observation.Filter), out var now) ? now : observation;

    /// <summary>The full path of a path that is relative to the config.</summary>
    public string FullPath(string path) => Path.GetFullPath(Path.Combine(ConfigDirectory, path));

    private string Ask(ObservationKind kind, string path, string filter = "")
    {
        if (_observations.TryGetValue((kind, path, filter), out var known))
        {
            return known.Answer;
        }

        var observation = Earlier?.Find(kind, path, filter) is { } earlier && HoldStamps(earlier.Stamps) ? earlier : Look(kind, path, filter);
        _observations.Add((kind, path, filter), observation);
        return observation.Answer;
    }

    private Observation Look(ObservationKind kind, string path, string filter)
    {
        // Before the answer, so that a change between the two shows.
        IReadOnlyList<StampedPath> stamps = kind is ObservationKind.Content or ObservationKind.Input or ObservationKind.Match or ObservationKind.Stamp ? [new(path, StampOf(path))] : [];
        var answer = kind switch
        {
            ObservationKind.File => Existence(FullPath(path), File.Exists),
            ObservationKind.Folder => Existence(FullPath(path), Directory.Exists),
            ObservationKind.Listing => List(path, PathList.EndingIn(filter), IsSource, ref stamps, hasLinks: true),
            ObservationKind.PassedOver => List(path, file => PathList.EndingIn(filter)(file) && FolderRule.PassedOver(file, path) is not null, static (below, _) => FolderRule.IsInput(below), ref stamps),
            ObservationKind.Inputs => List(path, IsGiven, (below, _) => FolderRule.IsInput(below) && !Own.Is(below), ref stamps, hasLinks: true),
            ObservationKind.Matches => List(path, ShellPattern.Of(path, filter).Matches, (below, at) => ShellPattern.Of(path, filter).Enters(below, at) && !Own.Is(below), ref stamps),
            ObservationKind.Context => ListContext(path, filter, ref stamps),
            ObservationKind.Ignored => IsLeftToOthers(FullPath(path)) ? Yes : No,
            ObservationKind.Project => ListProject(path, filter, ref stamps),
            ObservationKind.Frameworks => FrameworksOf(path, filter, ref stamps),
            ObservationKind.Stamp => StampOf(path).ToString(),
            ObservationKind.Link => LinkCheck.TargetOf(FullPath(path)) is { } target ? ContentDigest.OfBytes(Encoding.UTF8.GetBytes("link\0" + target)) : None,
            ObservationKind.Match => Try(path, "", full => File.ReadAllText(full)) is { } text && Regex.IsMatch(text, filter) ? Yes : No,
            _ => Hash(path, kind == ObservationKind.Input),
        };
        return new Observation(kind, path, filter, answer, stamps);
    }

    private bool HoldStamps(IReadOnlyList<StampedPath> stamps)
    {
        foreach (var (path, stamp) in stamps)
        {
            if (StampOf(path) != stamp || !stamp.IsTellingSince(Earlier?.Taken ?? 0))
            {
                return false;
            }
        }

        return true;
    }

    private FileStamp StampOf(string path)
    {
        if (!_stamps.TryGetValue(path, out var stamp))
        {
            _stamps.Add(path, stamp = FileStamp.Of(ConfigDirectory + Path.DirectorySeparatorChar + path));
        }

        return stamp;
    }

    private string Existence(string path, Func<string, bool> exists) => !exists(path) ? No : _links.LeadsOutside(path) ? Outside : Yes;

    private string ListContext(string folder, string ignoreFile, ref IReadOnlyList<StampedPath> stamps)
    {
        var ignored = new IgnorePatterns(ReadText(ignoreFile) ?? "");
        var start = folder == "." ? 0 : folder.Length + 1;
        var answer = List(
            folder,
            path => IsGiven(path) && !ignored.LeavesOut(path.Substring(start)),
            (below, path) => FolderRule.IsGiven(below) && !Own.Is(below) && (ignored.HasExceptions || !ignored.LeavesOut(path.Substring(start))),
            ref stamps,
            hasLinks: true,
            takesLinks: true);
        stamps = [.. stamps, new(ignoreFile, StampOf(ignoreFile))];
        return answer;
    }

    private static bool IsLeftToOthers(string file)
    {
        try
        {
            // Where it is, since a submodule has rules of its own; and whoever owns it, because nothing of it is run.
            return new GitProgram(Path.GetDirectoryName(file)!).Run("", "-c", "safe.directory=*", "check-ignore", "--quiet", "--", file).Worked;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    // What is named by itself is an input whatever it says: this is for folders and patterns alone.
    private bool IsGiven(string path) => !FolderRule.IsGitLink(path) && !Own.Is(FullPath(path));

    private string List(string folder, Predicate<string> isWanted, Func<DirectoryInfo, string, bool> enters, ref IReadOnlyList<StampedPath> stamps, bool hasLinks = false, bool takesLinks = false)
    {
        var full = FullPath(folder);
        stamps = [new(folder, StampOf(folder))];
        if (!Directory.Exists(full))
        {
            return "";
        }

        var walk = new TreeWalk('/', isWanted) { Enters = enters, TakesLinks = takesLinks };
        var files = Try<List<string>>(folder, null, _ => walk.Files(full, folder == "." ? "" : folder + "/"));
        stamps = [.. walk.Folders.Select(entered => Stamped(RelativePath.Between(ConfigDirectory, entered)))];
        return PathList.Join([.. files ?? [], .. hasLinks ? walk.Links.Select(static link => link + "/") : []]);
    }

    private StampedPath Stamped(string path) => new(path, StampOf(path));

    private string Hash(string path, bool isInput) => !File.Exists(FullPath(path)) && !Directory.Exists(FullPath(path)) ? None : Try(path, None, full =>
    {
        using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return isInput ? ContentDigest.OfInput(stream) : ContentDigest.OfBytes(stream);
    })!;

    private T? Try<T>(string path, T? otherwise, Func<string, T> read)
        where T : class
    {
        try
        {
            return FileStamp.IsEndless(FullPath(path)) ? throw new IOException("It is a pipe or a device, not a file") : read(FullPath(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            _unreadable[path] = e.Message.TrimEnd('.');
            return otherwise;
        }
    }

    private static bool IsSource(DirectoryInfo folder, string path) => FolderRule.IsSource(folder);
}
