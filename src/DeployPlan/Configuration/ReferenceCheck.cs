using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Whether everything that an environment names is there.</summary>
internal sealed class ReferenceCheck(TopLevel top, DiagnosticBag diagnostics)
{
    // Looking for the nearest of 100,000 names for each of 100,000 unknown ones would take hours.
    private const long MostComparisons = 2_000_000;

    private readonly HashSet<string> _infra = new(StringComparer.Ordinal);
    private readonly HashSet<string> _databases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _services = new(StringComparer.Ordinal);
    private object? _lastInfra;
    private object? _lastDatabases;
    private object? _lastServices;
    private long _comparisons;

    /// <summary>Reports each name that is nowhere. Environments without an overlay share their lists, which are looked at once.</summary>
    public void Check(IReadOnlyList<InfraConfig> infra, IReadOnlyList<DatabaseConfig> databases, IReadOnlyList<ServiceConfig> services, string? environment)
    {
        if (!ReferenceEquals(infra, _lastInfra))
        {
            CheckInfra(infra, environment);
        }

        if (!ReferenceEquals(databases, _lastDatabases) || !ReferenceEquals(services, _lastServices))
        {
            CheckServices(databases, services, environment);
        }

        (_lastInfra, _lastDatabases, _lastServices) = (infra, databases, services);
    }

    private void CheckInfra(IReadOnlyList<InfraConfig> infra, string? environment)
    {
        _infra.Clear();
        foreach (var item in infra)
        {
            _infra.Add(item.Name.Value);
        }

        foreach (var item in infra)
        {
            foreach (var name in item.DependsOn)
            {
                if (!_infra.Contains(name.Value))
                {
                    Report(name, $"'depends_on' of infra entry '{item.Name.Value}'", "infra entry", item.Name.Value, Place("infra", top.Infra, name.Value, environment), _infra);
                }
            }
        }
    }

    private void CheckServices(IReadOnlyList<DatabaseConfig> databases, IReadOnlyList<ServiceConfig> services, string? environment)
    {
        _databases.Clear();
        foreach (var database in databases)
        {
            _databases.Add(database.Name.Value);
        }

        _services.Clear();
        foreach (var service in services)
        {
            _services.Add(service.Name.Value);
        }

        foreach (var service in services)
        {
            CheckService(service, environment);
        }
    }

    private void CheckService(ServiceConfig service, string? environment)
    {
        foreach (var name in service.DependsOn)
        {
            if (!_services.Contains(name.Value))
            {
                Report(name, $"'depends_on' of service '{service.Name.Value}'", "service", service.Name.Value, Place("services", top.Services, name.Value, environment), _services);
            }
        }

        foreach (var name in service.Databases ?? [])
        {
            if (!_databases.Contains(name.Value))
            {
                Report(name, $"'databases' of service '{service.Name.Value}'", "database", "", Place("databases", top.Databases, name.Value, environment), _databases);
            }
        }
    }

    // Only what the top level has and the overlay took away is a matter of one environment; anything else is said once for all of them.
    private static string Place(string section, MappingNode? node, string name, string? environment) =>
        environment is not null && node?.Find(name) is not null ? $"among the {section} of environment '{environment}'" : $"in '{section}'";

    private void Report(Located<string> name, string who, string kind, string itself, string place, HashSet<string> candidates)
    {
        _comparisons += candidates.Count;
        var nearest = _comparisons <= MostComparisons ? NearestName.Of(name.Value, candidates.Where(candidate => candidate != itself)) : null;
        diagnostics.Add(ConfigDiagnostics.UnknownReference(name.Span, who, kind, name.Value, place, nearest));
    }
}
