using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.Compose;

/// <summary>The parts of a compose file that are needed: the names of its services, and which of them name an image.</summary>
internal sealed class ComposeFile
{
    /// <summary>A key with what follows it, in block style.</summary>
    public static readonly Regex Entry = new(@"^(?<indent> *)(?<key>""[^""]*""|'[^']*'|[^\s'""\[\]{}&*!|>%@`#:,-][^:#]*?)\s*:(\s+(?<value>.*))?$", RegexOptions.CultureInvariant);

    // Of a service whose keys are not, or not all, in lines of their own.
    private const string Elsewhere = "<<";

    private readonly Dictionary<string, HashSet<string>> _services = new(StringComparer.Ordinal);
    private bool _isUnderstood = true;

    private ComposeFile(IEnumerable<string> lines)
    {
        var section = "";
        var ofServices = -1;
        var ofKeys = -1;
        HashSet<string> keys = [];
        foreach (var line in lines.Where(static line => line.Trim() is { Length: > 0 } text && text[0] != '#'))
        {
            if (Entry.Match(line) is not { Success: true } entry)
            {
                // Lines of a list, a text or a flow mapping belong to what is above them, unless they start at the margin.
                _isUnderstood &= line[0] is ' ' or '-';
                continue;
            }

            var (indent, key) = (entry.Groups["indent"].Length, entry.Groups["key"].Value.Trim('"', '\''));
            if (indent == 0)
            {
                section = key;
                ReadTop(key, ValueOf(entry));
            }
            else if (section == "services" && (ofServices < 0 || indent <= ofServices))
            {
                _isUnderstood &= ofServices < 0 || indent == ofServices;
                (ofServices, ofKeys) = (indent, -1);
                _services[key] = keys = new HashSet<string>(StringComparer.Ordinal);
                if (ValueOf(entry) is { Length: > 0 } value && !Regex.IsMatch(value, @"^&\S+$"))
                {
                    keys.Add(Elsewhere);
                }
            }
            else if (section == "services" && (ofKeys < 0 || indent == ofKeys))
            {
                ofKeys = indent;
                keys.Add(key);
                if (key == "pull_policy")
                {
                    keys.Add($"pull_policy: {ValueOf(entry)}");
                }
            }
        }

        _isUnderstood &= _services.Count > 0;
    }

    /// <summary>What follows <c>version:</c>; null if nothing does. All files of one call must have the same for <c>docker-compose</c>.</summary>
    public string? Version { get; private set; }

    /// <summary>The services that name no image and build none, at least not in their own lines.</summary>
    public IEnumerable<string> WithoutImage => _isUnderstood ? _services.Where(static service => !service.Value.Overlaps(["image", "build"])).Select(static service => service.Key) : [];

    /// <summary>Reads a file in the usual style. Only compose itself can read one that includes services from elsewhere or is in flow style.</summary>
    public static ComposeFile Read(IEnumerable<string> lines) => new(lines);

    /// <summary>Whether the file certainly has no such service.</summary>
    public bool Lacks(string service) => _isUnderstood && !_services.ContainsKey(service);

    /// <summary>Whether compose pulls the image of the service: it names one and does not build it.</summary>
    public bool Pulls(string service) => Has(service, "image") && !Has(service, "build");

    /// <summary>Whether compose may build the image of some service, but for these. Where a service is not all in its own lines, only compose knows.</summary>
    public bool MayBuild(IReadOnlyCollection<string> but) => !_isUnderstood || _services.Any(service => !but.Contains(service.Key) && service.Value.Overlaps(["build", "extends", Elsewhere]));

    /// <summary>Whether compose may build the image of one of these services.</summary>
    public bool MayBuildOneOf(IReadOnlyCollection<string> services) => MayBuild([.. _services.Keys.Except(services)]);

    /// <summary>Whether the service says that its image is used as the engine has it: <c>pull_policy: never</c>.</summary>
    public bool NeverPulls(string service) => Has(service, "pull_policy: never");

    /// <summary>Whether the lines of the service have the key.</summary>
    public bool Has(string service, string key) => _services.TryGetValue(service, out var keys) && keys.Contains(key);

    private static string ValueOf(Match entry) => Regex.Replace(entry.Groups["value"].Value, @"(^|\s+)#.*$", "").Trim().Trim('"', '\'');

    private void ReadTop(string key, string text)
    {
        if (key == "version")
        {
            Version = text;
        }

        _isUnderstood &= key != "include" && (key != "services" || text.Length == 0);
    }
}
