namespace DeployPlan.Exports;

/// <summary>What a job of an exported file does.</summary>
internal enum JobKind
{
    /// <summary>Waits for a person who approves the plan; runs nothing.</summary>
    Approval,

    /// <summary>Plans again, refuses another plan, and begins the release.</summary>
    Begin,

    /// <summary>Waits for a person who has done a manual operation; runs nothing.</summary>
    Gate,

    /// <summary>Runs one operation.</summary>
    Operation,

    /// <summary>Does nothing: it waits for some of what another job waits for, where an engine takes no longer lists.</summary>
    Join,

    /// <summary>Ends the release; runs after everything has ended, whether it succeeded or not.</summary>
    End,
}
