namespace DeployPlan.Exports;

/// <summary>What an engine can do for a plan.</summary>
[Flags]
internal enum EngineFeatures
{
    /// <summary>Runs jobs one after another.</summary>
    None = 0,

    /// <summary>A job waits for a person.</summary>
    Gates = 1,

    /// <summary>A job is stopped after a time.</summary>
    Limits = 2,

    /// <summary>A job runs only on machines with a label.</summary>
    Labels = 4,

    /// <summary>Jobs run in a container image.</summary>
    Images = 8,

    /// <summary>Jobs run in a container image, and in nothing else.</summary>
    OnlyImages = Images | 16,

    /// <summary>Jobs wait for the whole wave before them, not only for what they need.</summary>
    Waves = 32,

    /// <summary>A process that a job has started runs on when the job is over.</summary>
    Processes = 64,

    /// <summary>Everything that makes a difference to a plan.</summary>
    All = Gates | Limits | Labels | Images | Processes,
}
