using System.Security.Cryptography;
using System.Text;

namespace DeployPlan.Files;

/// <summary>
/// The files around a config, by paths relative to it. Remembers everything it was asked, so that a later build can find out whether anything that a plan was
/// made from has changed.
/// </summary>
/// <param name="configDirectory">Full path of the folder of the config.</param>
/// <param name="repositoryRoot">Full path of the folder that no path may leave: <paramref name="configDirectory"/> or one above it.</param>
internal sealed class SourceTree(string configDirectory, string repositoryRoot)
{
    private const string Yes = "yes";
    private const string No = "no";

    // The one character that no file name has.
    private const char Separator = '\0';
    private const string Outside = "outside";
    private readonly LinkCheck _links = new(repositoryRoot);
    private readonly Dictionary<string, Observation> _observations = new(StringComparer.Ordinal);

    /// <summary>Full path of the folder of the config.</summary>
    public string ConfigDirectory { get; } = configDirectory;

    /// <summary>Full path of the folder that no path may leave.</summary>
    public string RepositoryRoot { get; } = repositoryRoot;

    /// <summary>Everything that was asked so far, each question once.</summary>
    public IReadOnlyCollection<Observation> Observations => _observations.Values;

    /// <summary>The nearest folder at or above <paramref name="directory"/> that holds <c>.git</c>; <paramref name="directory"/> itself where none does.</summary>
    public static string FindRepositoryRoot(string directory)
    {
        for (var folder = directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var git = Path.Combine(folder, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return folder;
            }
        }

        return directory;
    }

    /// <summary>Whether there is a file at <paramref name="path"/>.</summary>
    public bool FileExists(string path) => Ask(ObservationKind.File, path) == Yes;

    /// <summary>Whether there is a folder at <paramref name="path"/>.</summary>
    public bool FolderExists(string path) => Ask(ObservationKind.Folder, path) == Yes;

    /// <summary>Whether there is something at <paramref name="path"/> that is not in the repository, because a link in the path leads out of it. For the two questions above it is not there.</summary>
    public bool LeadsOutside(string path) => Ask(ObservationKind.File, path) == Outside || Ask(ObservationKind.Folder, path) == Outside;

    /// <summary>
    /// The files in and below <paramref name="folder"/> whose names end in one of <paramref name="endings"/> (<c>.sql;.txt</c>; nothing for all), relative to
    /// the config, in ordinal order. Folders named <c>bin</c>, <c>obj</c> or with a leading dot, and links to folders, are not entered.
    /// </summary>
    public IReadOnlyList<string> ListFiles(string folder, string endings)
    {
        var listing = Ask(ObservationKind.Listing, folder, endings);
        return listing.Length == 0 ? [] : listing.Split(Separator);
    }

    /// <summary>The sha256 of the file as 64 lowercase hex digits; null if there is no such file.</summary>
    public string? HashFile(string path) => Ask(ObservationKind.Content, path) is var answer && answer == "none" ? null : answer;

    /// <summary>The bytes of the file, read once for them and their sha256; null if there is no such file, or it cannot be read, which <see cref="HashFile"/> finds too.</summary>
    public byte[]? ReadFile(string path)
    {
        var full = FullPath(path);
        if (!File.Exists(full))
        {
            return null;
        }

        try
        {
            var bytes = File.ReadAllBytes(full);
            _observations[Question(ObservationKind.Content, path, "")] = new Observation(ObservationKind.Content, path, "", HashBytes(bytes));
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether asking again gives the same answer.</summary>
    public bool StillHolds(Observation observation) =>
        string.Equals(Ask(observation.Kind, observation.Path, observation.Filter), observation.Answer, StringComparison.Ordinal);

    /// <summary>The full path of a path that is relative to the config.</summary>
    public string FullPath(string path) => Path.GetFullPath(Path.Combine(ConfigDirectory, path));

    private string Ask(ObservationKind kind, string path, string filter = "")
    {
        var question = Question(kind, path, filter);
        if (_observations.TryGetValue(question, out var known))
        {
            return known.Answer;
        }

        var answer = kind switch
        {
            ObservationKind.File => Existence(FullPath(path), File.Exists),
            ObservationKind.Folder => Existence(FullPath(path), Directory.Exists),
            ObservationKind.Listing => List(path, filter),
            _ => Hash(FullPath(path)),
        };
        _observations.Add(question, new Observation(kind, path, filter, answer));
        return answer;
    }

    private static string Question(ObservationKind kind, string path, string filter) => $"{(int)kind} {filter} {path}";

    private string Existence(string path, Func<string, bool> exists) => !exists(path) ? No : _links.LeadsOutside(path) ? Outside : Yes;

    private string List(string folder, string endings)
    {
        var full = FullPath(folder);
        string[] wanted = endings.Length == 0 ? [] : endings.Split(';');
        return Directory.Exists(full)
            ? string.Join(Separator.ToString(), new TreeWalk('/', IsWanted).Files(full, folder == "." ? "" : folder + "/"))
            : "";

        bool IsWanted(string name) => wanted.Length == 0 || Array.Exists(wanted, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private static string Hash(string file)
    {
        if (!File.Exists(file))
        {
            return "none";
        }

        using var stream = File.OpenRead(file);
        using var sha256 = SHA256.Create();
        return ToHex(sha256.ComputeHash(stream));
    }

    /// <summary>The sha256 of <paramref name="bytes"/> as 64 lowercase hex digits.</summary>
    public static string HashBytes(byte[] bytes)
    {
        using var sha256 = SHA256.Create();
        return ToHex(sha256.ComputeHash(bytes));
    }

    internal static string ToHex(byte[] bytes)
    {
        const string Digits = "0123456789abcdef";
        var hex = new StringBuilder(bytes.Length * 2);
        foreach (var b in bytes)
        {
            hex.Append(Digits[b >> 4]).Append(Digits[b & 15]);
        }

        return hex.ToString();
    }
}
