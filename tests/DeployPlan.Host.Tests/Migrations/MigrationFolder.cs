using System.Text.Json.Nodes;

namespace DeployPlan.Host.Tests.Migrations;

/// <summary>A folder of scripts, the database that they are for, and runs of the migrator. Disposing it deletes the folder.</summary>
internal sealed class MigrationFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("deployplan-migrator-").FullName;
    private readonly string _variable = "DB_" + Guid.NewGuid().ToString("N");

    /// <param name="connection">The connection string; null for a new SQLite database in the folder.</param>
    public MigrationFolder(string? connection = null)
    {
        Connection = connection ?? $"Data Source={Path.Combine(_root, "test.db")}";
        Directory.CreateDirectory(Scripts);
    }

    public string Connection { get; set; }

    public string Scripts => Path.Combine(_root, "db");

    public string ResultFile => Path.Combine(_root, "result.json");

    /// <summary>What the result file says was done.</summary>
    public string Result
    {
        get
        {
            var result = JsonNode.Parse(File.ReadAllText(ResultFile))!.AsObject();
            result.Remove("present");
            return result.ToJsonString();
        }
    }

    /// <summary>What the result file says is in the database.</summary>
    public string Present => string.Join(",", JsonNode.Parse(File.ReadAllText(ResultFile))!["present"]!.AsArray());

    public string PathOf(string script) => Path.Combine(Scripts, script);

    public MigrationFolder With(string script, string sql)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(script))!);
        File.WriteAllText(PathOf(script), sql);
        return this;
    }

    public MigrationFolder Without(string script)
    {
        File.Delete(PathOf(script));
        return this;
    }

    /// <summary>Runs what is new; the output and why it failed.</summary>
    public (string Output, Failure? Failure) Up(params string[] releases) => Run(Options(releases));

    /// <summary>Takes scripts back.</summary>
    public (string Output, Failure? Failure) Down(string release, params string[] scripts) => Run(Options([release]) with { IsDown = true, Scripts = scripts });

    public MigratorOptions Options(IReadOnlyList<string> releases) => new()
    {
        Path = Scripts,
        Database = "orders",
        ConnectionVariable = _variable,
        ResultFile = ResultFile,
        Releases = releases.Count == 0 ? ["r1"] : releases,
    };

    public (string Output, Failure? Failure) Run(MigratorOptions options)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var failure = Run(options, output);
        return (output.ToString(), failure);
    }

    public Failure? Run(MigratorOptions options, TextWriter output)
    {
        Environment.SetEnvironmentVariable(_variable, Connection);
        using var stop = new Stop();
        return Migration.Run(options, output, stop);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(_variable, null);
        Directory.Delete(_root, recursive: true);
    }
}
