namespace DeployPlan.Planning;

/// <summary>The position of an operation in a plan unless its dependencies require another: the order of Stagecraft.</summary>
internal enum Phase
{
    Infra,
    PreDeployMigration,
    Build,
    Deploy,
    PostDeployMigration,
    HealthCheck,
}
