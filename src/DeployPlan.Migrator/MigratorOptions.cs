namespace DeployPlan.Migrator;

/// <summary>What the command line asks for.</summary>
internal sealed record MigratorOptions
{
    /// <summary>Full path of the folder of scripts, or of the one script.</summary>
    public required string Path { get; init; }

    /// <summary>The name of the database in deploy.yml.</summary>
    public required string Database { get; init; }

    /// <summary>The environment variable that holds the connection string.</summary>
    public required string ConnectionVariable { get; init; }

    /// <summary>Full path of the file that names what was done; empty for none.</summary>
    public string ResultFile { get; init; } = "";

    /// <summary>The release, and after it those that it continues.</summary>
    public IReadOnlyList<string> Releases { get; init; } = [];

    /// <summary>Whether to undo <see cref="Scripts"/> instead of running new scripts.</summary>
    public bool IsDown { get; init; }

    /// <summary>What is undone, in this order, as it was named when it was applied.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>Reads <c>--path P --database D --connection-variable V [--result F] [--release R]... [--down --script S...]</c>.</summary>
    /// <exception cref="ArgumentException">It is not of that form. Only the driver calls this program.</exception>
    public static MigratorOptions Parse(IReadOnlyList<string> arguments)
    {
        var values = arguments.Where(static argument => argument != "--down").Chunk(2)
            .Select(static pair => pair.Length == 2 ? pair : throw new ArgumentException($"{pair[0]} has no value", nameof(arguments)))
            .ToLookup(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);
        return new MigratorOptions
        {
            Path = values["--path"].Single(),
            Database = values["--database"].Single(),
            ConnectionVariable = values["--connection-variable"].Single(),
            ResultFile = values["--result"].SingleOrDefault() ?? "",
            Releases = [.. values["--release"]],
            IsDown = arguments.Contains("--down"),
            Scripts = [.. values["--script"]],
        };
    }
}
