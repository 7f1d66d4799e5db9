using DeployPlan.Plans;

namespace DeployPlan.Rollbacks;

/// <summary>Scripts of one database that are undone together, in that order.</summary>
/// <param name="Id">The id of the operation that does it.</param>
/// <param name="Scripts">The last one that ran first.</param>
internal sealed record DownMigration(string Id, IReadOnlyList<AppliedScript> Scripts)
{
    /// <summary>Where the down scripts are, relative to the config; null where they are where the release had them.</summary>
    public string? Path { get; init; }

    /// <summary>What its driver works on.</summary>
    public MigrationInputs Inputs => Scripts[0].Inputs with { Path = Path ?? Scripts[0].Inputs.Path, Direction = MigrationDirection.Down, Scripts = [.. Scripts.Select(script => script.Name)] };

    /// <summary>Whether the driver can undo both in one go.</summary>
    public static bool AreAlike(MigrationInputs a, MigrationInputs b) =>
        a.Engine == b.Engine && a.Path == b.Path && a.ConnectionEnv == b.ConnectionEnv && a.Strategy == b.Strategy
        && a.TimeoutSeconds == b.TimeoutSeconds && a.Args.SequenceEqual(b.Args);

    /// <summary>The operation, without what it waits for.</summary>
    public Operation ToOperation()
    {
        var inputs = Inputs;
        var metadata = new List<KeyValuePair<string, string>>(5);
        if (inputs.ConnectionEnv is { } variable)
        {
            metadata.Add(new("conn_env", variable));
        }

        metadata.Add(new("database", inputs.Database));
        metadata.Add(new("direction", PlanFormat.Down));
        metadata.Add(new("engine", inputs.Engine));
        metadata.Add(new("path", inputs.Path));
        return new Operation
        {
            Id = Id,
            Type = OperationType.Migration,
            Description = $"Undo {string.Join(", ", inputs.Scripts)} in database {inputs.Database}",
            Driver = Scripts[0].Operation.Driver,
            Metadata = metadata,
            Inputs = inputs,
        };
    }
}
