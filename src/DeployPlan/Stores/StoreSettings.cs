namespace DeployPlan.Stores;

/// <summary>Where releases live that several machines share.</summary>
/// <param name="Location">As in <c>DeployPlanStore</c>: a path, <c>git:origin#deployplan</c>, <c>postgres:</c> or <c>azure-blob:</c> with the name of a variable.</param>
/// <param name="Folder">Full path of the folder that a path is relative to, and in whose repository a branch is.</param>
/// <param name="Program">Full path of the program that talks to it; empty where no package has it.</param>
internal sealed record StoreSettings(string Location, string Folder, string Program)
{
    /// <summary>Full path of the folder that it is; null where it is none, or none that can be.</summary>
    public string? Directory => StoreLocation.IsPath(Location) && Location.IndexOfAny(Path.GetInvalidPathChars()) < 0 ? Path.Combine(Folder, Location) : null;

    /// <summary>Whether only the command line of this build names it, so that a command in a message must name it, too.</summary>
    public bool IsOnCommandLine { get; init; }

    /// <summary>How much of the end of a log is kept, in bytes.</summary>
    public int MostOfLog { get; init; } = 256 * 1024;

    /// <summary>For how long a lease holds without being renewed.</summary>
    public int LeaseSeconds { get; init; } = 120;

    /// <summary>A store that is open, whose program and connection are used, one command after the other; null to start the program for each command.</summary>
    public StoreSession? Opened { get; init; }
}
