using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>The scripts of a migration beside those that its database has run: which are new, and which only have a new name.</summary>
internal sealed class ScriptIdentity
{
    private readonly MigrationInputs _migration;
    private readonly IReadOnlyCollection<string> _databases;
    private readonly ScriptHistory _history;
    private readonly Dictionary<string, string> _ran = new(StringComparer.Ordinal);

    /// <param name="migration">The migration.</param>
    /// <param name="databases">The names of all databases of the environment.</param>
    /// <param name="history">What the environment has run.</param>
    /// <param name="scripts">The scripts that there are.</param>
    /// <param name="tree">The files around the config.</param>
    public ScriptIdentity(MigrationInputs migration, IReadOnlyCollection<string> databases, ScriptHistory history, MigrationScripts scripts, SourceTree tree)
    {
        (_migration, _databases, _history) = (migration, databases, history);
        var paths = scripts.Forward.ToDictionary(scripts.NameOf, StringComparer.Ordinal);
        foreach (var script in history.Of(migration.Database).Concat(EarlierDatabase.Of(migration, databases) is { } name ? history.Of(name) : new Dictionary<string, string>()))
        {
            _ran[ScriptRenames.NewName(migration.Renamed, script.Key, name => paths.TryGetValue(name, out var path) && tree.HashInput(path) == script.Value, paths.ContainsKey)] = script.Value;
        }
    }

    /// <summary>Whether the database has run a script.</summary>
    public bool HasRun(string script) => _ran.ContainsKey(script);

    /// <summary>New scripts that come too early, or that ran under other names.</summary>
    public IEnumerable<Diagnostic> Problems(MigrationScripts scripts, SourceTree tree)
    {
        var names = new HashSet<string>(scripts.Forward.Select(scripts.NameOf), StringComparer.Ordinal);
        var latest = _ran.Keys.Where(names.Contains).OrderBy(static name => name, StringComparer.Ordinal).LastOrDefault();
        foreach (var path in scripts.Forward.Where(path => !HasRun(scripts.NameOf(path))))
        {
            var name = scripts.NameOf(path);
            var file = SourceSpan.WholeFile(tree.FullPath(path));
            if (EarlierName(path, tree, names) is var (database, old))
            {
                yield return ScriptDiagnostics.Renamed(file, name, _migration.Database, old, database);
            }
            else if (latest is not null && string.CompareOrdinal(name, latest) < 0 && _migration.OutOfOrder is { } outOfOrder && outOfOrder != OutOfOrder.Allow)
            {
                yield return ScriptDiagnostics.OutOfOrder(file, name, latest, _migration.Database, outOfOrder == OutOfOrder.Error);
            }
        }
    }

    // A script whose text ran under a name that no script has any more. Two scripts may well have the same text.
    private (string Database, string Script)? EarlierName(string path, SourceTree tree, HashSet<string> names)
    {
        if (_ran.Count == 0 && !_history.Databases.Except(_databases).Any())
        {
            return null;
        }

        var sha256 = tree.HashInput(path);
        foreach (var database in _history.Databases.Except(_databases).Prepend(_migration.Database))
        {
            var isThis = database == _migration.Database;
            foreach (var script in isThis ? _ran : _history.Of(database))
            {
                if (script.Value == sha256 && (!isThis || !names.Contains(script.Key)))
                {
                    return (database, script.Key);
                }
            }
        }

        return null;
    }
}
