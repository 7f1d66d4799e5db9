namespace DeployPlan.Tests.Planning;

/// <summary>
/// The rules of the plan once more, written as sentences over the data and without a thought for speed: what the planner must agree with.
/// </summary>
internal sealed class ExpectedPlan
{
    private static readonly string[] Phases = ["infra_", "pre_deploy", "build_", "deploy_", "post_deploy", "health_check_"];
    private readonly GeneratedConfig _config;

    public ExpectedPlan(GeneratedConfig config)
    {
        _config = config;
        var ids = config.Infra.Select(i => "infra_" + i.Name)
            .Concat(config.Databases.Where(d => d.Strategy != "manual").Select(Migration))
            .Concat(config.Services.Where(s => s.IsBuilt).Select(s => "build_" + s.Name))
            .Concat(config.Services.Select(Deploy))
            .Concat(config.Services.Where(s => s.IsChecked).Select(Check));
        WaitsFor = ids.ToDictionary(id => id, _ => new SortedSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        AddInfra();
        AddMigrations();
        foreach (var service in config.Services)
        {
            AddDeploy(service);
            AddCheck(service);
        }

        AddImpliedMigrations();
    }

    public Dictionary<string, SortedSet<string>> WaitsFor { get; }

    /// <summary>Takes again and again the first of what is ready; null where nothing is ready before all is done.</summary>
    public IReadOnlyList<string>? Order()
    {
        var done = new List<string>();
        while (done.Count < WaitsFor.Count)
        {
            var next = WaitsFor.Where(entry => !done.Contains(entry.Key) && entry.Value.All(done.Contains))
                .Select(entry => entry.Key)
                .OrderBy(PhaseOf).ThenBy(id => id, StringComparer.Ordinal)
                .FirstOrDefault();
            if (next is null)
            {
                return null;
            }

            done.Add(next);
        }

        return done;
    }

    private void AddInfra()
    {
        foreach (var infra in _config.Infra)
        {
            WaitsFor["infra_" + infra.Name].UnionWith(infra.DependsOn.Select(name => "infra_" + name));
        }

        foreach (var id in WaitsFor.Keys.Where(id => id.StartsWith("migration_", StringComparison.Ordinal) || id.StartsWith("deploy_", StringComparison.Ordinal)))
        {
            WaitsFor[id].UnionWith(_config.Infra.Select(infra => "infra_" + infra.Name));
        }
    }

    private void AddMigrations()
    {
        foreach (var database in _config.Databases)
        {
            if (database.Strategy == "pre_deploy" && _config.MigrateAfterBuild)
            {
                WaitsFor[Migration(database)].UnionWith(_config.Services.Where(s => s.IsBuilt).Select(s => "build_" + s.Name));
            }
            else if (database.Strategy == "post_deploy")
            {
                WaitsFor[Migration(database)].UnionWith(ServicesOn(database).Select(Deploy));
            }
        }
    }

    private void AddDeploy(GeneratedService service)
    {
        var waits = WaitsFor[Deploy(service)];
        if (service.IsBuilt)
        {
            waits.Add("build_" + service.Name);
        }

        waits.UnionWith(_config.Databases.Where(d => d.Strategy == "pre_deploy" && (service.Databases?.Contains(d.Name) ?? true)).Select(Migration));
        waits.UnionWith(service.DependsOn.Select(Find).Select(on => on.IsChecked ? Check(on) : Deploy(on)));
    }

    private void AddCheck(GeneratedService service)
    {
        if (!service.IsChecked)
        {
            return;
        }

        WaitsFor[Check(service)].Add(Deploy(service));
        WaitsFor[Check(service)].UnionWith(_config.Databases.Where(d => d.Strategy == "post_deploy" && (service.Databases?.Contains(d.Name) ?? false)).Select(Migration));
    }

    // What no one has declared comes last, one after the other, and yields.
    private void AddImpliedMigrations()
    {
        foreach (var service in _config.Services.Where(s => s.IsChecked && s.Databases is null).OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            foreach (var migration in _config.Databases.Where(d => d.Strategy == "post_deploy").OrderBy(d => d.Name, StringComparer.Ordinal).Select(Migration).Where(id => !Reaches(id, Check(service), [])))
            {
                WaitsFor[Check(service)].Add(migration);
            }
        }
    }

    private IEnumerable<GeneratedService> ServicesOn(GeneratedDatabase database)
    {
        var naming = _config.Services.Where(s => s.Databases?.Contains(database.Name) ?? false).ToArray();
        var unnamed = _config.Services.Where(s => s.Databases is null).ToArray();
        return naming.Length > 0 ? naming : unnamed.Length > 0 ? unnamed : _config.Services;
    }

    private bool Reaches(string from, string to, HashSet<string> seen) => seen.Add(from) && WaitsFor[from].Any(next => next == to || Reaches(next, to, seen));

    private GeneratedService Find(string name) => _config.Services.Single(service => service.Name == name);

    private static string Migration(GeneratedDatabase database) => $"migration_{database.Name}_{database.Strategy}";

    private static string Deploy(GeneratedService service) => "deploy_prod_" + service.Name;

    private static string Check(GeneratedService service) => "health_check_prod_" + service.Name;

    private static int PhaseOf(string id) => id.StartsWith("migration_", StringComparison.Ordinal)
        ? Array.FindIndex(Phases, phase => id.EndsWith(phase, StringComparison.Ordinal))
        : Array.FindIndex(Phases, phase => id.StartsWith(phase, StringComparison.Ordinal));
}
