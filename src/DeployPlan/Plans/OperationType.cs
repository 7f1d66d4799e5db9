namespace DeployPlan.Plans;

/// <summary>What an operation does. A closed set, in the order in which a plan prefers them.</summary>
internal enum OperationType
{
    /// <summary><c>infra_provision</c></summary>
    InfraProvision,

    /// <summary><c>migration</c></summary>
    Migration,

    /// <summary><c>build</c></summary>
    Build,

    /// <summary><c>deploy</c></summary>
    Deploy,

    /// <summary><c>health_check</c></summary>
    HealthCheck,
}
