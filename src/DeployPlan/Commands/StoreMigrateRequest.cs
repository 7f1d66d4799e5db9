using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>Which releases are taken over from a folder into a store, or back; without an environment, those of every one.</summary>
internal sealed record StoreMigrateRequest : CommandRequest
{
    /// <summary>Into the store.</summary>
    public const string Store = "store";

    /// <summary>Into the state folder.</summary>
    public const string Folder = "folder";

    /// <summary>Where to: <see cref="Store"/> or <see cref="Folder"/>.</summary>
    public string To { get; init; } = Store;

    /// <summary>The release whose lock or lease to break; empty for none.</summary>
    public string BreakLock { get; init; } = "";

    /// <summary>The drivers that are registered.</summary>
    public IReadOnlyList<Driver> Drivers { get; init; } = [];

    /// <summary>The value of an environment variable; null if there is none.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Tells a person at once what this waits for.</summary>
    public Action<string> Say { get; init; } = static _ => { };

    /// <summary>Ends the waiting for other machines.</summary>
    public CancellationToken Cancelled { get; init; }

    /// <summary>Now, UTC.</summary>
    public required DateTime Now { get; init; }

    /// <inheritdoc />
    public override LocalPaths Here => base.Here with { Drivers = Drivers };
}
