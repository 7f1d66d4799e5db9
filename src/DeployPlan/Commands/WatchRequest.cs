using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>Whose release is followed.</summary>
internal sealed record WatchRequest : CommandRequest
{
    /// <summary>The project that is built, to name in messages.</summary>
    public required string Project { get; init; }

    /// <summary>The folder in which the build was started, for the commands in messages; empty if it is unknown.</summary>
    public string StartDirectory { get; init; } = "";

    /// <summary>After how many seconds to look again.</summary>
    public int Seconds { get; init; } = 2;

    /// <summary>Tells a person at once.</summary>
    public required Action<string> Say { get; init; }

    /// <summary>Now, UTC.</summary>
    public required Func<DateTime> Now { get; init; }

    /// <summary>Ends the watching.</summary>
    public CancellationToken Cancelled { get; init; }

    /// <summary>How an apply is called.</summary>
    public ApplyCommandLine CommandLine => new(Project, StartDirectory, StateDirectory) { ConfigFile = ConfigFile, Store = NamedStore, Given = Given };
}
