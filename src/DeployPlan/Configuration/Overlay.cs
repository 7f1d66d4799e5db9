using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>
/// Overlays a section of an environment onto the same section of the top level: mappings are merged key by key, everything else is replaced, and null (<c>~</c>) removes.
/// Parts that the overlay does not change stay the same node, so that they are read once for all environments.
/// </summary>
/// <param name="environment">The environment.</param>
/// <param name="budget">What a config may still grow to.</param>
/// <param name="strict">A name that is probably a mistake is an error.</param>
/// <param name="diagnostics">Receives the problems.</param>
internal sealed class Overlay(string environment, EntryBudget budget, bool strict, DiagnosticBag diagnostics)
{
    private const long MostComparisons = 2_000_000;

    private long _comparisons;

    // The way to build that an overlay forgot to remove; otherwise it would also be reported as DPL1030.
    private readonly HashSet<MappingEntry> _forgotten = [];

    /// <summary>A section of named entries, or the backend.</summary>
    public MappingNode Merge(MappingNode? lower, MappingNode upper, string section)
    {
        lower ??= new MappingNode([], upper.Span);
        foreach (var entry in upper.Entries)
        {
            var below = lower.Find(entry.Key.Text);
            if (below is null && entry.Value is ScalarNode { IsNull: true })
            {
                diagnostics.Add(ConfigDiagnostics.NothingToRemove(entry.Key.Span, environment, section, entry.Key.Text));
            }
            else if (below is null)
            {
                CheckName(lower, entry, section);
            }
            else if (section == "services" && below is { Value: MappingNode service } && entry.Value is MappingNode above)
            {
                CheckWayToBuild(service, above);
            }
        }

        return Merge(lower, upper);
    }

    // A new entry says what it is made of; one that changes another says only what differs.
    private void CheckName(MappingNode lower, MappingEntry entry, string section)
    {
        string[] own = section switch
        {
            "services" => ["project", "build", "image"],
            "databases" => ["migrations"],
            "infra" => ["provider"],
            _ => [],
        };
        if (own.Length == 0 || entry.Value is not MappingNode content || Array.Exists(own, key => content.Find(key) is not null))
        {
            return;
        }

        _comparisons += lower.Entries.Count;
        if (_comparisons <= MostComparisons && NearestName.OneEditAway(entry.Key.Text, lower.Entries.Select(static existing => existing.Key.Text)) is { } nearest)
        {
            diagnostics.Add(ConfigDiagnostics.NearMissOfOverlay(entry.Key.Span, environment, section, entry.Key.Text, nearest, strict));
        }
    }

    private MappingNode Merge(MappingNode lower, MappingNode upper)
    {
        if (!budget.Take(lower.Entries.Count + upper.Entries.Count))
        {
            return lower;
        }

        var entries = new List<MappingEntry>(lower.Entries.Count + upper.Entries.Count);
        foreach (var entry in lower.Entries)
        {
            var over = upper.Find(entry.Key.Text);
            if (over is null)
            {
                if (!_forgotten.Contains(entry))
                {
                    entries.Add(entry);
                }
            }
            else if (over.Value is not ScalarNode { IsNull: true })
            {
                entries.Add(new MappingEntry(entry.Key, Merge(entry, over)));
            }
        }

        foreach (var entry in upper.Entries)
        {
            if (entry.Value is not ScalarNode { IsNull: true } && lower.Find(entry.Key.Text) is null)
            {
                entries.Add(entry);
            }
        }

        return new MappingNode(entries, lower.Span);
    }

    private DocumentNode Merge(MappingEntry lower, MappingEntry upper)
    {
        if (lower.Value is MappingNode below && upper.Value is MappingNode above)
        {
            return Merge(below, above);
        }

        if (lower.Value is ScalarNode { IsNull: true } || lower.Value.GetType() == upper.Value.GetType())
        {
            return upper.Value;
        }

        Report(upper, lower.Key.Span, lower.Value.Kind, "give both the same shape, or rename one of the keys");
        return lower.Value;
    }

    private void CheckWayToBuild(MappingNode lower, MappingNode upper)
    {
        CheckPair("project", "build");
        CheckPair("build", "project");

        void CheckPair(string old, string replacement)
        {
            if (Written(lower, old) is { } below && Written(upper, replacement) is { } above && upper.Find(old) is null && Written(lower, replacement) is null)
            {
                _forgotten.Add(below);
                Report(above, below.Key.Span, $"'{old}'", $"to replace '{old}', write '{old}: ~' beside it");
            }
        }
    }

    private void Report(MappingEntry upper, SourceSpan lower, string found, string fix) =>
        diagnostics.Add(ConfigDiagnostics.Contradiction(upper.Key.Span, $"The overlay '{upper.Key.Text}' of environment '{environment}'", lower, found, fix));

    private static MappingEntry? Written(MappingNode node, string key) => node.Find(key) is { Value: not ScalarNode { IsNull: true } } entry ? entry : null;
}
