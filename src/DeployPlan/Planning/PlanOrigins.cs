using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>The lines of the config behind a plan: which of them asks for an operation, and which for a dependency.</summary>
internal sealed class PlanOrigins
{
    private readonly Dictionary<string, SourceSpan> _operations = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, string On), SourceSpan> _dependencies = [];

    /// <summary>The place that asks for the operation; null if nothing is known of it.</summary>
    public SourceSpan? Of(string id) => _operations.TryGetValue(id, out var span) ? span : null;

    /// <summary>The place that makes the operation wait for another; null if nothing is known of it.</summary>
    public SourceSpan? Of(string id, string on) => _dependencies.TryGetValue((id, on), out var span) ? span : null;

    internal void Add(IReadOnlyList<DraftOperation> drafts)
    {
        foreach (var draft in drafts)
        {
            _operations[draft.Id] = draft.Origin;
            foreach (var dependency in draft.Dependencies)
            {
                _dependencies[(draft.Id, dependency.On.Id)] = dependency.Declared;
            }
        }
    }

    internal void Add(EnvironmentConfig environment, IReadOnlyList<Operation> manual)
    {
        var places = environment.Databases.ToDictionary(database => database.Name.Value, database => database.Name.Span, StringComparer.Ordinal);
        foreach (var operation in manual)
        {
            _operations[operation.Id] = places[((MigrationInputs)operation.Inputs).Database];
        }
    }
}
