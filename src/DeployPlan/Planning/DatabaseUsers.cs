namespace DeployPlan.Planning;

/// <summary>Which services are on which database.</summary>
internal sealed class DatabaseUsers
{
    private readonly Dictionary<string, List<ServiceOperations>> _naming = new(StringComparer.Ordinal);
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

    private static void Append(Dictionary<string, List<ServiceOperations>> lists, string key, ServiceOperations service)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(service);
    }
}
