namespace DeployPlan.Diagnostics;

/// <summary>How much a <see cref="Diagnostic"/> matters; the values are ordered.</summary>
internal enum Severity
{
    /// <summary>Something worth knowing; no action is needed.</summary>
    Message,

    /// <summary>Probably a mistake; the plan is still written.</summary>
    Warning,

    /// <summary>No plan is written.</summary>
    Error,
}
