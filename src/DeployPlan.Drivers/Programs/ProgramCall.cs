namespace DeployPlan.Drivers.Programs;

/// <summary>How to run a program: without a shell, and without input.</summary>
/// <param name="Command">The program and its arguments. One with a <c>/</c> is relative to its working folder, one without is looked up on the PATH.</param>
internal sealed record ProgramCall(params string[] Command)
{
    /// <summary>Full path of the folder to run in; null for the folder of the config.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Environment variables beyond those of the operation; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

    /// <summary>All its environment variables; null for those of this process and of the operation.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Takes the output line by line; null to show and log it.</summary>
    public Action<string>? Line { get; init; }

    /// <summary>How long it may take, where that is less than what is left of the operation; zero for that.</summary>
    public TimeSpan Limit { get; init; }

    /// <summary>Ask it to stop before killing it: for a program that must clean up.</summary>
    public bool AskToEnd { get; init; }

    /// <summary>How long it may take to stop after it was asked to.</summary>
    public TimeSpan TimeToEnd { get; init; } = TimeSpan.FromSeconds(10);
}
