using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>Which scripts the releases of an environment have recorded as applied, and not as undone.</summary>
internal static class ScriptHistory
{
    /// <summary>The scripts that were applied to a database and that the plan, which migrates it, does not have: by database, in ordinal order.</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> UnknownTo(Plan plan, ReleaseStore store)
    {
        var migrations = Migrations(plan).Where(static migration => migration.Inputs.Engine == DownScript.Engine && migration.Inputs.Direction == MigrationDirection.Up).ToList();
        if (migrations.Count == 0)
        {
            return [];
        }

        // A script that only has another name is the business of its driver.
        var known = new HashSet<string>(plan.SealedInputs.SelectMany(static input => new[] { input.Path, input.Sha256 }), StringComparer.Ordinal);
        var applied = Of(store, plan.Environment);
        return
        [
            .. migrations.GroupBy(static migration => migration.Inputs.Database, StringComparer.Ordinal)
                .Where(database => applied.ContainsKey(database.Key))
                .Select(database => new KeyValuePair<string, IReadOnlyList<string>>(
                    database.Key,
                    [
                        .. applied[database.Key]
                            .Where(script => !known.Contains(script.Value) && !database.Any(migration => known.Contains(PathOf(migration.Inputs, script.Key))))
                            .Select(static script => script.Key),
                    ]))
                .Where(static database => database.Value.Count > 0)
                .OrderBy(static database => database.Key, StringComparer.Ordinal),
        ];
    }

    // By database: each script with the digest that its release sealed.
    private static Dictionary<string, SortedDictionary<string, string>> Of(ReleaseStore store, string environment)
    {
        var applied = new Dictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var id in store.ReleasesOf(environment))
        {
            // What cannot be read is reported where it matters.
            if (store.Open(environment, id, new DiagnosticBag()) is { } folder)
            {
                Add(applied, folder);
            }
        }

        return applied;
    }

    private static void Add(Dictionary<string, SortedDictionary<string, string>> applied, ReleaseFolder folder)
    {
        var digests = folder.Plan.SealedInputs.ToDictionary(static input => input.Path, static input => input.Sha256, StringComparer.Ordinal);
        foreach (var (operation, inputs) in Migrations(folder.Plan))
        {
            if (inputs.Engine != DownScript.Engine || OperationResult.Read(folder.ResultOf(operation)) is not { } result)
            {
                continue;
            }

            if (!applied.TryGetValue(inputs.Database, out var scripts))
            {
                applied.Add(inputs.Database, scripts = new SortedDictionary<string, string>(StringComparer.Ordinal));
            }

            foreach (var script in result.Applied ?? [])
            {
                scripts[script] = digests.TryGetValue(PathOf(inputs, script), out var digest) ? digest : "";
            }

            foreach (var script in result.Reverted ?? [])
            {
                scripts.Remove(script);
            }
        }
    }

    private static string PathOf(MigrationInputs migration, string script) =>
        migration.Path == "." ? script
        : migration.Path == script || migration.Path.EndsWith("/" + script, StringComparison.Ordinal) ? migration.Path
        : migration.Path + "/" + script;

    private static IEnumerable<(string Id, MigrationInputs Inputs)> Migrations(Plan plan) =>
        plan.Operations.Where(static operation => operation.Inputs is MigrationInputs).Select(static operation => (operation.Id, (MigrationInputs)operation.Inputs));
}
