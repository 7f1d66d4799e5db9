using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>Which scripts an environment has run, as its releases know it.</summary>
/// <param name="store">The releases.</param>
/// <param name="environment">The environment.</param>
internal sealed class ScriptHistory(ReleaseStore store, string environment)
{
    private readonly List<ReleaseFolder> _opened = [];
    private readonly Dictionary<string, Diagnostic> _unreadable = new(StringComparer.Ordinal);
    private IReadOnlyList<string>? _left;

    /// <summary>The results that were needed for what was asked so far, and are damaged.</summary>
    public IReadOnlyCollection<Diagnostic> Unreadable => _unreadable.Values;

    /// <summary>The databases whose scripts ran, by the names that they had in the config then.</summary>
    public IEnumerable<string> Databases => Migrations().Select(static migration => migration.Inputs.Database).Distinct(StringComparer.Ordinal);

    /// <summary>Names of the scripts of a database that ran and were not undone, each with the sha256 that the plan had for it; empty if it had none.</summary>
    public IReadOnlyDictionary<string, string> Of(string database)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var undone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (release, operation, inputs) in Migrations().Where(migration => migration.Inputs.Database == database))
        {
            var file = release.ResultOf(operation.Id);
            if (OperationResult.Read(file) is not { } result)
            {
                if (File.Exists(file))
                {
                    _unreadable[file] = ExecutionDiagnostics.UnreadableResult(file, operation.Id);
                }

                continue;
            }

            undone.UnionWith(result.Reverted ?? []);
            foreach (var script in (result.Present ?? result.Applied ?? []).Where(script => !undone.Contains(script) && !found.ContainsKey(script)))
            {
                found.Add(script, Sha256Of(release, inputs, script));
            }

            // A journal knows everything that ran before, too.
            if (result.Present is not null)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Scripts that ran on databases that the plan migrates, and that it does not have: by database, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> UnknownTo(Plan plan)
    {
        // A script that only has another name is the business of its driver.
        var known = new HashSet<string>(plan.SealedInputs.SelectMany(static input => new[] { input.Path, input.Sha256 }), StringComparer.Ordinal);
        return
        [
            .. plan.Operations.Select(static operation => operation.Inputs).OfType<MigrationInputs>()
                .Where(static migration => migration is { Engine: DownScript.Engine, Direction: MigrationDirection.Up })
                .GroupBy(static migration => migration.Database, StringComparer.Ordinal)
                .Select(database => new KeyValuePair<string, IReadOnlyList<string>>(database.Key, UnknownTo(database, known)))
                .Where(static database => database.Value.Count > 0)
                .OrderBy(static database => database.Key, StringComparer.Ordinal),
        ];
    }

    private IReadOnlyList<string> UnknownTo(IGrouping<string, MigrationInputs> database, HashSet<string> known) =>
    [
        .. Of(database.Key)
            .Where(script => !known.Contains(script.Value) && !database.Any(migration => known.Contains(DownScript.PathOfScript(migration, script.Key))))
            .Select(static script => script.Key)
            .OrderBy(static script => script, StringComparer.Ordinal),
    ];

    // The newest first; older releases are not opened before they are needed.
    private IEnumerable<(ReleaseFolder Release, Operation Operation, MigrationInputs Inputs)> Migrations()
    {
        for (var i = 0; Open(i); i++)
        {
            for (var j = _opened[i].Plan.Operations.Count - 1; j >= 0; j--)
            {
                var operation = _opened[i].Plan.Operations[j];
                if (operation.Inputs is MigrationInputs { Engine: DownScript.Engine } inputs)
                {
                    yield return (_opened[i], operation, inputs);
                }
            }
        }
    }

    private bool Open(int index)
    {
        _left ??= [.. store.ReleasesOf(environment).Reverse()];
        while (_opened.Count <= index && _left.Count > 0)
        {
            var id = _left[0];
            _left = [.. _left.Skip(1)];

            // Of a release that cannot be read nothing is known; a build is no place to complain.
            if (store.Open(environment, id, new DiagnosticBag()) is { } folder)
            {
                _opened.Add(folder);
            }
        }

        return index < _opened.Count;
    }

    private static string Sha256Of(ReleaseFolder release, MigrationInputs inputs, string script)
    {
        var path = DownScript.PathOfScript(inputs, script);
        return release.Plan.SealedInputs.FirstOrDefault(input => input.Path == path)?.Sha256 ?? "";
    }
}
