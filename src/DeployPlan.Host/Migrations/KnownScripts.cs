using DeployPlan.Host.Migrations.Scripts;
using DeployPlan.Plans;

namespace DeployPlan.Host.Migrations;

/// <summary>What a journal knows of the scripts of a database, by the names that they have now.</summary>
internal sealed class KnownScripts
{
    private readonly Dictionary<string, JournalRow> _rows = new(StringComparer.Ordinal);
    private readonly List<(string Old, string New)> _renames = [];
    private readonly List<JournalRow> _ofOthers;
    private readonly MigratorOptions _options;

    /// <param name="journal">The rows of all databases.</param>
    /// <param name="options">Which database, and what was renamed.</param>
    /// <param name="scripts">The scripts that there are.</param>
    public KnownScripts(IReadOnlyList<JournalRow> journal, MigratorOptions options, IReadOnlyList<Script> scripts)
    {
        _options = options;
        var hashes = scripts.ToDictionary(static script => script.Name, static script => script.Hash, StringComparer.Ordinal);
        var ours = journal.ToLookup(row => row.Database == options.Database || row.Database == options.RenamedFrom);
        _ofOthers = [.. ours[false]];
        var named = ours[true].OrderBy(row => row.Database == options.Database ? 0 : 1).Select(row => (Row: row, Now: NameOfNow(row, hashes))).ToLookup(named => $"{options.Database}/{named.Now}" == named.Row.Name);
        foreach (var (row, now) in named[true])
        {
            _rows[now] = row;
        }

        foreach (var (row, now) in named[false])
        {
            if (_rows.TryAdd(now, row))
            {
                _renames.Add((row.Name, $"{options.Database}/{now}"));
            }
            else if (row.Database == options.Database && row.Name[(options.Database.Length + 1)..] is var old && hashes.ContainsKey(old))
            {
                // The rename is done, and the script that has this name now was edited.
                _rows[old] = row;
            }
        }
    }

    /// <summary>Names in the journal that are to be others.</summary>
    public IReadOnlyList<(string Old, string New)> Renames => _renames;

    /// <summary>Whether anything is known.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Every script that has run, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. _rows.Keys.Where(static name => !DownScriptName.Is(name)).Order(StringComparer.Ordinal)];

    /// <summary>The row of a script; null if it has not run.</summary>
    public JournalRow? Find(string script) => _rows.GetValueOrDefault(script);

    /// <summary>Why what is new must not run: it is not new, or too late, or of a version before one that has run; null if it may.</summary>
    /// <param name="scripts">Every script of the folder.</param>
    /// <param name="pending">Those that have not run.</param>
    public Failure? ProblemOf(IReadOnlyList<Script> scripts, IReadOnlyList<Script> pending)
    {
        var names = scripts.Select(static script => script.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var script in pending)
        {
            if (EarlierName(script, scripts, names) is { } earlier)
            {
                return Failures.Renamed(script, earlier, _options);
            }
        }

        var missing = Names.Where(name => !names.Contains(name)).ToList();
        if (missing.Count > 0 && !_options.MayBeOlder)
        {
            return Failures.Older(missing, _options.Database, [.. pending.Select(static script => script.Name)]);
        }

        var latest = LatestOf(names);
        return _options.OutOfOrder == OutOfOrder.Error && pending.FirstOrDefault(script => IsBefore(script, latest)) is { } early ? Failures.OutOfOrder(early, latest, _options.Database) : null;
    }

    /// <summary>What runs later than its name says, in words.</summary>
    public IEnumerable<string> Late(IReadOnlyList<Script> scripts, IReadOnlyList<Script> pending)
    {
        var latest = LatestOf(scripts.Select(static script => script.Name).ToHashSet(StringComparer.Ordinal));
        return _options.OutOfOrder != OutOfOrder.Warn ? []
            : pending.Where(script => IsBefore(script, latest)).Select(script => $"{script.Name} comes before {latest}, which has run: it runs out of order");
    }

    private string NameOfNow(JournalRow row, Dictionary<string, string> hashes) => ScriptRenames.NewName(
        _options.Renamed, row.Name[(row.Database.Length + 1)..], script => hashes.TryGetValue(script, out var hash) && hash == row.Hash, hashes.ContainsKey);

    private static bool IsBefore(Script script, string latest) => string.CompareOrdinal(script.Name, latest) < 0;

    private string LatestOf(HashSet<string> names) => Names.LastOrDefault(names.Contains) ?? "";

    // Two scripts may have the same text, but only one that has gone can have become the other.
    private JournalRow? EarlierName(Script script, IReadOnlyList<Script> scripts, HashSet<string> names) =>
        _rows.FirstOrDefault(row => row.Value.Hash == script.Hash && !DownScriptName.Is(row.Key) && !names.Contains(row.Key)).Value
        ?? (IsEmpty ? _ofOthers.FirstOrDefault(row => row.Hash == script.Hash && IsRenamedDatabase(row.Database, scripts)) : null);

    // Another database may share the journal and some texts; one whose scripts are mostly here is this one under its old name.
    private bool IsRenamedDatabase(string database, IReadOnlyList<Script> scripts)
    {
        var rows = _ofOthers.Where(row => row.Database == database && !DownScriptName.Is(row.Name)).ToList();
        return 2 * rows.Count(row => scripts.Any(script => script.Hash == row.Hash)) > rows.Count;
    }
}
