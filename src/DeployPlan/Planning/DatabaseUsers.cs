namespace DeployPlan.Planning;

/// <summary>Which services are on which database, and who depends on whom.</summary>
internal sealed class DatabaseUsers
{
    private readonly Dictionary<string, List<ServiceOperations>> _naming = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ServiceOperations>> _dependents = new(StringComparer.Ordinal);
    private readonly List<ServiceOperations> _onAll = [];
    private readonly IReadOnlyList<ServiceOperations> _services;

    public DatabaseUsers(IReadOnlyList<ServiceOperations> services)
    {
        _services = services;
        foreach (var service in services)
        {
            if (service.Config.Databases is not { } databases)
            {
                _onAll.Add(service);
            }
            else
            {
                foreach (var database in databases)
                {
                    Append(_naming, database.Value, service);
                }
            }

            foreach (var on in service.Config.DependsOn)
            {
                Append(_dependents, on.Value, service);
            }
        }
    }

    /// <summary>
    /// The services that name the database; where none does, those that name no database at all and so may use any; where every service names others, all services:
    /// what runs after the deploy must run after some deploy.
    /// </summary>
    public IReadOnlyList<ServiceOperations> Of(string database) =>
        _naming.TryGetValue(database, out var naming) ? naming
        : _onAll.Count > 0 ? _onAll
        : _services;

    /// <summary>Every service that depends on <paramref name="service"/>, directly or through others.</summary>
    public HashSet<ServiceOperations> DependentsOf(ServiceOperations service)
    {
        var found = new HashSet<ServiceOperations>();
        var open = new Stack<ServiceOperations>();
        open.Push(service);
        while (open.Count > 0)
        {
            if (!_dependents.TryGetValue(open.Pop().Config.Name.Value, out var direct))
            {
                continue;
            }

            foreach (var dependent in direct)
            {
                if (found.Add(dependent))
                {
                    open.Push(dependent);
                }
            }
        }

        return found;
    }

    private static void Append(Dictionary<string, List<ServiceOperations>> lists, string key, ServiceOperations service)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(service);
    }
}
