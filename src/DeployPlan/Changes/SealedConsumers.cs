using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Changes;

/// <summary>Which operations of a plan consume a file: looked up by the file and the folders above it, so that many files and many operations stay cheap.</summary>
internal sealed class SealedConsumers
{
    private readonly Dictionary<string, List<string>> _byPath = new(StringComparer.Ordinal);

    public SealedConsumers(Plan plan)
    {
        foreach (var operation in plan.Operations.Concat(plan.ManualOperations))
        {
            foreach (var path in PathsOf(operation.Inputs))
            {
                if (!_byPath.TryGetValue(path, out var ids))
                {
                    _byPath.Add(path, ids = []);
                }

                ids.Add(operation.Id);
            }
        }

        Plan = plan;
    }

    public Plan Plan { get; }

    /// <summary>Ids of the operations, each once.</summary>
    public IReadOnlyCollection<string> Of(string file)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var path = file; path.Length > 0; path = Above(path))
        {
            AddConsumers(path, found);
        }

        AddConsumers(".", found);
        return found;
    }

    private void AddConsumers(string path, HashSet<string> found)
    {
        if (_byPath.TryGetValue(path, out var ids))
        {
            found.UnionWith(ids);
        }
    }

    private static string Above(string path) => path.LastIndexOf('/') is > 0 and var slash ? path.Substring(0, slash) : "";

    private static IEnumerable<string> PathsOf(OperationInputs inputs) => inputs switch
    {
        MigrationInputs { Direction: MigrationDirection.Down } migration => migration.Scripts.Select(script => DownScript.PathOf(migration, script)),
        MigrationInputs migration => [migration.Path],
        BuildInputs { Dockerfile: { } dockerfile } => [dockerfile],
        DeployInputs deploy => Normalized(deploy.Command).Concat(deploy.ComposePath is { } compose ? [compose] : []),
        InfraInputs infra => infra.Settings.Values.SelectMany(static setting => setting switch
        {
            { Key: "path", Value: DataValue.Text folder } => [folder.Value],
            { Key: "command", Value: DataValue.Items command } => Normalized(command.Values.OfType<DataValue.Text>().Select(argument => argument.Value)),
            _ => Enumerable.Empty<string>(),
        }),
        _ => [],
    };

    private static IEnumerable<string> Normalized(IEnumerable<string> command) => command.Select(RelativePath.Normalize).OfType<string>();
}
