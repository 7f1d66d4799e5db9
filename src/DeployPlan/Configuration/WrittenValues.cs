using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>
/// Where the values of one environment are written. Made for an explanation only, from the document and once more through the overlay: what a plan is made of
/// holds no positions, and planning does not pay for them.
/// </summary>
internal sealed class WrittenValues
{
    private static readonly string[] Sections = ["infra", "databases", "services", "backend"];

    private readonly MappingNode _root;
    private readonly MappingNode _environment;
    private readonly Dictionary<string, MappingNode> _merged = new(StringComparer.Ordinal);

    private WrittenValues(MappingNode root, MappingNode environment) => (_root, _environment) = (root, environment);

    /// <summary>The values of an environment that the config has.</summary>
    public static WrittenValues Of(MappingNode root, string environment)
    {
        var environments = (MappingNode)root.Find("environments")!.Value;
        var overlay = environments.Find(environment)?.Value as MappingNode;
        var values = new WrittenValues(root, overlay ?? new MappingNode([], environments.Span));
        foreach (var section in Sections)
        {
            var lower = root.Find(section)?.Value as MappingNode;
            if (overlay?.Find(section)?.Value is MappingNode upper)
            {
                // What is wrong with the overlay was said when the config was read.
                values._merged.Add(section, new Overlay(environment, new EntryBudget(), strict: false, new DiagnosticBag()).Merge(lower, upper, section));
            }
            else if (lower is not null)
            {
                values._merged.Add(section, lower);
            }
        }

        return values;
    }

    /// <summary>The value at the end of the path of keys; null if it is not set. A mapping counts as written at its key.</summary>
    public WrittenValue? Find(params string[] way)
    {
        if (Entry(Start(way[0]), way) is not { } entry)
        {
            return null;
        }

        var (data, span) = entry.Value is MappingNode ? (new DataValue.Nothing(), entry.Key.Span) : (DataReader.ToData(entry.Value), entry.Value.Span);
        return new WrittenValue(string.Join(".", way), data, span, IsOverlay(way, entry.Value));
    }

    /// <summary>Everything below the end of the way that is not a mapping itself, by key.</summary>
    public IEnumerable<WrittenValue> Below(params string[] way)
    {
        if (Entry(Start(way[0]), way)?.Value is not MappingNode mapping)
        {
            yield break;
        }

        foreach (var entry in mapping.SortedEntries())
        {
            string[] further = [.. way, entry.Key.Text];
            if (entry.Value is MappingNode { Entries.Count: > 0 })
            {
                foreach (var value in Below(further))
                {
                    yield return value;
                }
            }
            else
            {
                yield return new WrittenValue(string.Join(".", further), DataReader.ToData(entry.Value), entry.Value.Span, IsOverlay(further, entry.Value));
            }
        }
    }

    /// <summary>Whether the environment sets the value, not the top level.</summary>
    public bool IsOverlay(SourceSpan span)
    {
        var own = _environment.Span;
        return own.Line > 0 && own.CompareTo(span) <= 0 && span.CompareTo(new SourceSpan(own.File, own.EndLine, own.EndColumn, 0, 0)) < 0;
    }

    private MappingNode Start(string section) => Array.IndexOf(Sections, section) < 0 ? _root
        : new MappingNode(
            _merged.TryGetValue(section, out var merged) && (_root.Find(section) ?? _environment.Find(section)) is { } written ? [new MappingEntry(written.Key, merged)] : [],
            _root.Span);

    // Where overlay and base lead to the very same node, an alias says it in both, and the overlay wins.
    private bool IsOverlay(string[] way, DocumentNode value) =>
        Array.IndexOf(Sections, way[0]) >= 0
        && Entry(_environment, way) is { } over
        && (ReferenceEquals(over.Value, value) || (value is MappingNode && Entry(_root, way) is null));

    private static MappingEntry? Entry(MappingNode start, string[] way)
    {
        DocumentNode at = start;
        MappingEntry? entry = null;
        foreach (var key in way)
        {
            entry = (at as MappingNode)?.Find(key);
            if (entry is null or { Value: ScalarNode { IsNull: true } })
            {
                return null;
            }

            at = entry.Value;
        }

        return entry;
    }
}
