namespace DeployPlan.Diagnostics;

/// <summary>How much a <see cref="Diagnostic"/> matters; the values are ordered.</summary>
internal enum Severity
{
    /// <summary>Something worth knowing: nothing has to be done.</summary>
    Message,

    /// <summary>Probably a mistake; the plan is written all the same.</summary>
    Warning,

    /// <summary>No plan is written.</summary>
    Error,
}
