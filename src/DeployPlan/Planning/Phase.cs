namespace DeployPlan.Planning;

/// <summary>Where an operation stands in a plan when nothing that it waits for says otherwise: the seed's order.</summary>
internal enum Phase
{
    Infra,
    PreDeployMigration,
    Build,
    Deploy,
    PostDeployMigration,
    HealthCheck,
}
