using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.Compose;

/// <summary>The little that must be known of a compose file: the names of its services, and whether they say where their image comes from.</summary>
internal sealed class ComposeFile
{
    private readonly Dictionary<string, HashSet<string>>? _services;

    private ComposeFile(string? version, Dictionary<string, HashSet<string>>? services) => (Version, _services) = (version, services);

    /// <summary>What stands behind <c>version:</c>; null where nothing does. All files of one call must have the same for <c>docker-compose</c>.</summary>
    public string? Version { get; }

    /// <summary>Whether it has the service. Null where the file is written in a way that only compose itself can read.</summary>
    public bool? Has(string service) => _services?.ContainsKey(service);

    /// <summary>Whether compose pulls the image of the service: it names one and does not build it.</summary>
    public bool IsPulled(string service) => _services is not null && _services.TryGetValue(service, out var keys) && keys.Contains("image") && !keys.Contains("build");

    /// <summary>The services that say nothing of their image, in their order.</summary>
    public IEnumerable<string> WithoutImage => _services is null ? [] : _services.Where(static service => !service.Value.Overlaps(["image", "build", "extends", "<<"])).Select(static service => service.Key);

    /// <summary>Reads a file in block style, which is how people write it. One that takes services from elsewhere, or is written in another way, is not understood.</summary>
    public static ComposeFile Read(IEnumerable<string> lines)
    {
        string? version = null;
        var isUnderstood = true;
        var section = "";
        var indent = -1;
        var inner = -1;
        var services = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string>? keys = null;
        foreach (var line in lines.Where(static line => !Regex.IsMatch(line, @"^\s*(#.*)?$")))
        {
            if (Regex.Match(line, @"^( *)(""[^""]+""|'[^']+'|[^\s'""\[{&*!|>%@`#-][^:#]*|<<)\s*:(\s+(?<value>.*?))?\s*$") is not { Success: true } entry)
            {
                isUnderstood &= line[0] == ' ' || Regex.IsMatch(line, @"^(---\s*$|\.\.\.|- )");
                continue;
            }

            var depth = entry.Groups[1].Length;
            var key = entry.Groups[2].Value.Trim().Trim('"', '\'');
            var value = Regex.Replace(entry.Groups["value"].Value, @"(^|\s+)#.*$", "");
            if (depth == 0)
            {
                section = key;
                (version, isUnderstood) = key == "version" ? (value.Trim('"', '\''), isUnderstood) : (version, isUnderstood && key != "include" && (key != "services" || value.Length == 0));
            }
            else if (section == "services" && (indent < 0 || depth <= indent))
            {
                (indent, inner, keys) = (indent < 0 ? depth : indent, -1, new HashSet<string>(value.Length == 0 || value[0] == '&' ? [] : ["<<"], StringComparer.Ordinal));
                isUnderstood &= depth == indent;
                services[key] = keys;
            }
            else if (section == "services" && (inner < 0 || depth == inner))
            {
                inner = depth;
                keys?.Add(key);
            }
        }

        return new ComposeFile(version, isUnderstood && services.Count > 0 ? services : null);
    }
}
