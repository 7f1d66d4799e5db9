using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>What the top level of a config gives to every environment: nodes where an overlay may change them, values where not.</summary>
internal sealed record TopLevel
{
    public MappingNode? Infra { get; init; }

    public MappingNode? Databases { get; init; }

    public MappingNode? Services { get; init; }

    public MappingEntry? Backend { get; init; }

    public bool MigrateAfterBuild { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<InfraConfig>> CloudHosts { get; init; }
}
