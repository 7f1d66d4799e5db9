using System.Text.RegularExpressions;
using DeployPlan.Text;

namespace DeployPlan.Drivers.Compose;

/// <summary>The services of a compose file as compose itself understands it: with all that is included, extended, merged and replaced. Compose writes this always in the same style.</summary>
internal sealed class ResolvedServices
{
    private const string Services = "services";
    private const string Item = "-";

    // What programs say on the way is between these lines.
    private static readonly Regex LineOfDocument = new("^( |(name|version|services|configs|networks|volumes|secrets|models|x-[^ ]*):)", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);
    private readonly string _folder;

    private ResolvedServices(IEnumerable<string> lines, string folder)
    {
        _folder = folder;
        var open = new List<(int Indent, string Key)>();
        List<string>? last = null;
        foreach (var line in lines.Where(static line => LineOfDocument.IsMatch(line) && line.Trim().Length > 0))
        {
            var text = line.TrimStart(' ').TrimEnd();
            var indent = line.Length - line.TrimStart(' ').Length;
            var isItem = false;
            for (; text.StartsWith("- ", StringComparison.Ordinal); text = text.Substring(2), indent += 2)
            {
                // A list may be as far to the left as its key.
                Close(open, (at, key) => at > indent || (at == indent && key == Item));
                open.Add((indent, Item));
                isItem = true;
            }

            var entry = ComposeFile.Entry.Match(text);
            if (entry.Success)
            {
                Close(open, (at, _) => at >= indent);
                open.Add((indent, entry.Groups["key"].Value.Trim('"', '\'')));
            }

            if (entry.Success || isItem)
            {
                var path = string.Join("\n", open.Select(static level => level.Key));
                if (!_values.TryGetValue(path, out last))
                {
                    _values.Add(path, last = []);
                }

                last.Add(entry.Success ? entry.Groups["value"].Value : text);
            }
            else if (last is { Count: > 0 })
            {
                // A long text goes on in the next line.
                last[last.Count - 1] += " " + text;
            }
        }
    }

    /// <summary>The services in it.</summary>
    public IEnumerable<string> Names => _values.Keys.Select(static path => path.Split('\n')).Where(static keys => keys.Length == 2 && keys[0] == Services).Select(static keys => keys[1]).ToList();

    /// <summary>Reads what <c>config</c> wrote.</summary>
    /// <param name="lines">Its output.</param>
    /// <param name="folder">Full path of the folder of the compose file.</param>
    public static ResolvedServices Read(IEnumerable<string> lines, string folder) => new(lines, folder);

    /// <summary>Whether compose builds the image of the service: not one that its <c>pull_policy</c> has it pull, or take as it is.</summary>
    public bool Builds(string service) => ValuesOf(Services, service, "build").Count > 0 && Texts(Services, service, "pull_policy").All(static policy => policy is "build" or "");

    /// <summary>Whether the service is only started where one of its profiles is asked for.</summary>
    public bool HasProfiles(string service) => Texts(Services, service, "profiles", Item).Any();

    /// <summary>Full paths of the files and folders of this machine that the containers of the service have.</summary>
    public IEnumerable<string> MountedBy(string service) =>
    [
        .. Texts(Services, service, "volumes", Item).Select(static volume => Regex.Match(volume, @"^([A-Za-z]:[\\/])?[^:]+(?=:)").Value).Concat(Texts(Services, service, "volumes", Item, "source")).SelectMany(PathOf).Select(FullPath),
        .. Texts(Services, service, "configs", Item).Concat(Texts(Services, service, "configs", Item, "source")).SelectMany(config => Texts("configs", config, "file")).Select(FullPath),
        .. Texts(Services, service, "security_opt", Item).Select(static option => Regex.Match(option, @"^seccomp[=:]([^{].*)$").Groups[1].Value).Where(static profile => profile.Length > 0).Select(FullPath),
    ];

    private static void Close(List<(int Indent, string Key)> open, Func<int, string, bool> isEnded)
    {
        while (open.Count > 0 && isEnded(open[open.Count - 1].Indent, open[open.Count - 1].Key))
        {
            open.RemoveAt(open.Count - 1);
        }
    }

    // Of what is mounted: a path, or the name of a volume, which may be a folder of this machine.
    private IEnumerable<string> PathOf(string source) =>
        source.Length == 0 ? []
        : source[0] == '.' || Path.IsPathRooted(source) ? [source]
        : Texts("volumes", source, "driver_opts", "o").Any(static options => options.Split(',').Contains("bind")) ? Texts("volumes", source, "driver_opts", "device")
        : [];

    private IEnumerable<string> Texts(params string[] keys) => ValuesOf(keys).Select(static value =>
        value.Length < 2 || value[0] != value[value.Length - 1] ? value
        : value[0] == '"' ? JsonText.Unescape(value.Substring(1, value.Length - 2)) ?? value
        : value[0] == '\'' ? value.Substring(1, value.Length - 2).Replace("''", "'")
        : value);

    private List<string> ValuesOf(params string[] keys) => _values.TryGetValue(string.Join("\n", keys), out var values) ? values : [];

    private string FullPath(string path) => Path.GetFullPath(Path.Combine(_folder, path));
}
