using System.Text;

namespace DeployPlan.Plans;

/// <summary>The names that keys have in item metadata: <c>timeout_seconds</c> is <c>TimeoutSeconds</c>.</summary>
internal sealed class MetadataNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public string Of(string key)
    {
        if (!_names.TryGetValue(key, out var name))
        {
            name = ToPascalCase(key);
            _names.Add(key, name);
        }

        return name;
    }

    private static string ToPascalCase(string key)
    {
        var name = new StringBuilder(key.Length);
        var isStart = true;
        foreach (var c in key)
        {
            if (c != '_')
            {
                name.Append(isStart ? char.ToUpperInvariant(c) : c);
            }

            isStart = c == '_';
        }

        return name.ToString();
    }
}
