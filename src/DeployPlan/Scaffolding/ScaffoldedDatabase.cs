namespace DeployPlan.Scaffolding;

/// <summary>A database that was found.</summary>
internal sealed record ScaffoldedDatabase
{
    public required string Name { get; init; }

    /// <summary><c>raw</c> or <c>efcore</c>; empty where nothing migrates it.</summary>
    public string Engine { get; init; } = "";

    /// <summary>The folder of scripts, or of the project of the migrations, relative to the config.</summary>
    public string Path { get; init; } = "";

    /// <summary>The target framework with which the tools of EF Core run; null where the projects have one.</summary>
    public string? Framework { get; init; }

    /// <summary>Arguments for the engine.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    /// <summary>The folder of the other project that makes the context, relative to the config; null for none.</summary>
    public string? Startup { get; init; }

    /// <summary>The environment variable with the connection string.</summary>
    public string? Variable { get; init; }

    /// <summary>Whether it is taken for the variable because programs read no other that may be of a database.</summary>
    public bool IsGuess { get; init; }

    /// <summary>Whether the code has its connection string, so that no variable sets it.</summary>
    public bool IsInCode { get; init; }

    /// <summary>What database it is, as a config names its dialect; null if that is not known.</summary>
    public string? Dialect { get; init; }

    /// <summary>What was found, for people.</summary>
    public required string Why { get; init; }

    /// <summary>What people should know of it, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The same schema for other databases, of which one is chosen.</summary>
    public IReadOnlyList<ScaffoldedDatabase> Alternatives { get; init; } = [];

    /// <summary>It cannot be planned as it is, and so is written as a comment.</summary>
    public bool IsComment { get; init; }

    /// <summary>The project of the migrations; null for scripts.</summary>
    public DotnetProject? Project { get; init; }

    /// <summary>The project of the context, which may be another one.</summary>
    public DotnetProject? Home { get; init; }

    /// <summary>Whether it is known which project makes the context.</summary>
    public bool HasStartup { get; init; } = true;

    /// <summary>Whether the programs that use it say so by reading its variable; those of other languages are not read.</summary>
    public bool HasKnownUsers { get; init; } = true;

    /// <summary>The name of the variable, known or made up.</summary>
    public string VariableOrGuess => Variable ?? Names.Variable(Name);
}
