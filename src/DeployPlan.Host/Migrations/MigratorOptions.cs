namespace DeployPlan.Host.Migrations;

/// <summary>What the command line asks for.</summary>
internal sealed record MigratorOptions
{
    private static readonly string[] Switches = ["--baseline", "--check", "--down", "--new", "--older"];

    /// <summary>Full path of the folder of scripts, or of the one script.</summary>
    public required string Path { get; init; }

    /// <summary>The name of the database in deploy.yml.</summary>
    public required string Database { get; init; }

    /// <summary>The environment variable that holds the connection string.</summary>
    public required string ConnectionVariable { get; init; }

    /// <summary>Which database the connection string is for; empty to find out.</summary>
    public string Dialect { get; init; } = "";

    /// <summary>Full path of the file that names what was done; empty for none.</summary>
    public string ResultFile { get; init; } = "";

    /// <summary>Full path of the list of sealed files: a line has sha256, two spaces, path. Empty for none.</summary>
    public string SealsFile { get; init; } = "";

    /// <summary>What that list calls <see cref="Path"/>.</summary>
    public string PlannedPath { get; init; } = "";

    /// <summary>The release, and after it those that it continues.</summary>
    public IReadOnlyList<string> Releases { get; init; } = [];

    /// <summary>Full path of the folder of all releases of the environment; empty for none.</summary>
    public string ReleasesDirectory { get; init; } = "";

    /// <summary>The id of the operation.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The database is new, whatever earlier releases did.</summary>
    public bool IsNew { get; init; }

    /// <summary>Scripts that have run may be missing.</summary>
    public bool MayBeOlder { get; init; }

    /// <summary>Only look whether the scripts could run.</summary>
    public bool IsCheck { get; init; }

    /// <summary>Whether to undo <see cref="Scripts"/> instead of running new scripts.</summary>
    public bool IsDown { get; init; }

    /// <summary>Whether to note <see cref="Scripts"/> as run, because another tool ran them.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>What a new script is that comes before one that has run.</summary>
    public string OutOfOrder { get; init; } = Plans.OutOfOrder.Allow;

    /// <summary>The name that the database had in deploy.yml when its scripts ran; empty if it is the same.</summary>
    public string RenamedFrom { get; init; } = "";

    /// <summary>Old names and new names of scripts and folders, see <see cref="Plans.ScriptRenames"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Renamed { get; init; } = [];

    /// <summary>What is undone, in this order, as it was named when it was applied; or what is noted.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>The process that has started this one; 0 for none. This one ends with it.</summary>
    public int Parent { get; init; }

    /// <summary>Reads the command line: names with a value each, and the switches <c>--baseline --check --down --new --older</c>.</summary>
    /// <exception cref="ArgumentException">It is not of that form. Only the driver calls this program.</exception>
    public static MigratorOptions Parse(IReadOnlyList<string> arguments)
    {
        var values = arguments.Where(static argument => Array.IndexOf(Switches, argument) < 0).Chunk(2)
            .Select(static pair => pair.Length == 2 ? pair : throw new ArgumentException($"{pair[0]} has no value", nameof(arguments)))
            .ToLookup(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);
        string Text(string name) => values[name].SingleOrDefault() ?? "";
        return new MigratorOptions
        {
            Path = values["--path"].Single(),
            Database = values["--database"].Single(),
            ConnectionVariable = values["--connection-variable"].Single(),
            Dialect = Text("--dialect"),
            ResultFile = Text("--result"),
            SealsFile = Text("--seals"),
            PlannedPath = Text("--planned-path"),
            Releases = [.. values["--release"]],
            ReleasesDirectory = Text("--releases"),
            Operation = Text("--operation"),
            IsNew = arguments.Contains("--new"),
            MayBeOlder = arguments.Contains("--older"),
            IsCheck = arguments.Contains("--check"),
            IsDown = arguments.Contains("--down"),
            IsBaseline = arguments.Contains("--baseline"),
            OutOfOrder = Text("--out-of-order") is { Length: > 0 } outOfOrder ? outOfOrder : Plans.OutOfOrder.Allow,
            RenamedFrom = Text("--renamed-from"),
            Renamed = [.. values["--renamed"].Zip(values["--to"], KeyValuePair.Create)],
            Scripts = [.. values["--script"]],
            Parent = int.TryParse(Text("--parent"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var parent) ? parent : 0,
        };
    }
}
