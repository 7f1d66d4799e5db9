namespace DeployPlan.Drivers.Programs;

/// <summary>How to run a program: without a shell, and without input.</summary>
/// <param name="Command">The program and its arguments. One with a <c>/</c> is looked for from the folder it runs in, one without on the PATH.</param>
internal sealed record ProgramCall(params string[] Command)
{
    /// <summary>Full path of the folder to run in; null for the folder of the config.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Environment variables beyond those of the operation; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

    /// <summary>Takes the output line by line; null to show and log it.</summary>
    public Action<string>? Line { get; init; }

    /// <summary>Ask it to end before it is ended: for a program that leaves a mess where it cannot tidy up.</summary>
    public bool AskToEnd { get; init; }

    /// <summary>How long it may take to end after it was asked to.</summary>
    public TimeSpan TimeToEnd { get; init; } = TimeSpan.FromSeconds(10);
}
