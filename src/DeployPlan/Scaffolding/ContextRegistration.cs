namespace DeployPlan.Scaffolding;

/// <summary>How a program connects a context of Entity Framework Core; every part may be unknown.</summary>
internal sealed record ContextRegistration
{
    /// <summary>The environment variable that .NET reads as its connection string.</summary>
    public string? Variable { get; init; }

    /// <summary>Whether nothing says that the context is the one that reads it.</summary>
    public bool IsGuess { get; init; }

    /// <summary>The database, as a config names its dialect.</summary>
    public string? Provider { get; init; }

    /// <summary>The source that has the connection string itself.</summary>
    public string? LiteralIn { get; init; }

    /// <summary>The project with the context.</summary>
    public DotnetProject? Home { get; init; }

    /// <summary>The other project that makes the context for the tools.</summary>
    public DotnetProject? Startup { get; init; }

    /// <summary>Whether the project of the migrations makes the context itself.</summary>
    public bool IsSelfMade { get; init; }
}
