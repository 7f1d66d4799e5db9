namespace DeployPlan.Configuration;

/// <summary>The sections that an environment may overlay, read.</summary>
internal sealed record Sections(
    IReadOnlyList<InfraConfig> Infra, IReadOnlyList<DatabaseConfig> Databases, IReadOnlyList<ServiceConfig> Services, BackendConfig? Backend);
