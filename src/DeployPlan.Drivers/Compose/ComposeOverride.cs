using System.Globalization;
using System.Text;

namespace DeployPlan.Drivers.Compose;

/// <summary>The second compose file of a call, which overrides the first one with what the plan says about services.</summary>
internal sealed class ComposeOverride
{
    // Compose refuses a file in which a service has neither image nor build. Only the services of the call are started, so this image is never used.
    private const string OfAnotherOperation = "deployed-by-another-operation";

    // What it mounts decides with it whether a container is as it is to be.
    private const string MountedLabel = "deployplan.mounted";

    private readonly SortedDictionary<string, string?> _images = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _mounted = new(StringComparer.Ordinal);

    /// <summary>The value of <c>version:</c>; null for none.</summary>
    public required string? Version { get; init; }

    /// <summary>
    /// Full path of the file with the names of the variables of the services of the plan; empty for none. The values are in the environment of compose, which reads a file of
    /// values in a way of its own, but passes on as it is what a file only names.
    /// </summary>
    public required string EnvironmentFile { get; init; }

    /// <summary>What else each service of the plan gets, as lines of YAML.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Whether nothing would be overridden.</summary>
    public bool IsEmpty => _images.Count == 0 && _mounted.Count == 0;

    /// <summary>Sets the image of a service of the plan; null leaves what the compose file says.</summary>
    public void Pin(string service, string? image)
    {
        if (image is not null || EnvironmentFile.Length > 0 || Lines.Count > 0)
        {
            _images[service] = image;
        }
    }

    /// <summary>Makes the file readable although these services have no image.</summary>
    public void Complete(IEnumerable<string> services)
    {
        foreach (var service in services.Where(service => !_images.ContainsKey(service)))
        {
            _images.Add(service, OfAnotherOperation);
        }
    }

    /// <summary>Sets the digest of what a service mounts: one with another digest is another service.</summary>
    public void Mount(string service, string digest) => _mounted[service] = digest;

    public string ToYaml()
    {
        var text = new StringBuilder();
        if (Version is not null)
        {
            text.Append("version: ").Append(Quoted(Version)).Append('\n');
        }

        text.Append("services:\n");
        foreach (var service in _images.Keys.Union(_mounted.Keys, StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal))
        {
            var isOfPlan = _images.TryGetValue(service, out var image) && image != OfAnotherOperation;
            text.Append("  ").Append(Quoted(service)).Append(":\n");
            if (image is not null)
            {
                text.Append("    image: ").Append(Quoted(image)).Append('\n');
            }

            if (EnvironmentFile.Length > 0 && isOfPlan)
            {
                text.Append("    env_file: [").Append(Quoted(EnvironmentFile)).Append("]\n");
            }

            foreach (var line in isOfPlan ? Lines : [])
            {
                text.Append("    ").Append(line).Append('\n');
            }

            if (_mounted.TryGetValue(service, out var digest))
            {
                text.Append("    labels: { ").Append(Quoted(MountedLabel)).Append(": ").Append(Quoted(digest)).Append(" }\n");
            }
        }

        return text.ToString();
    }

    /// <summary>A text of YAML that stays as it is, although compose expands variables in every value.</summary>
    public static string Quoted(string value) => $"\"{Escaped(value)}\"";

    /// <summary>A text in which compose replaces the references by what is in its environment, so that no secret gets into the file.</summary>
    public static string WithReferences(string value) => $"\"{Plans.VariableReferences.Expand(value, static name => "${" + name + "}", Escaped)}\"";

    private static string Escaped(string value)
    {
        var text = new StringBuilder();
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '$' => "$$",
                < ' ' or '\u007f' => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }
}
