using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace DeployPlan.Drivers.Tests.Migrations;

/// <summary>A project that migrates the SQLite database <c>orders.db</c> with scripts in <c>db/orders</c>, and then deploys.</summary>
internal sealed class SqliteProject
{
    /// <summary>A database with scripts, and a service.</summary>
    public const string Config =
        """
        project: { name: shop }
        databases:
          orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db/orders, strategy: pre_deploy } }
        services:
          api: { image: "api:1", command: [sh, -c, echo api >> ran.txt] }
        environments:
          prod: { driver: command }

        """;

    private SqliteProject(ApplyProject project) => Apply = project;

    public ApplyProject Apply { get; }

    public TestProject Files => Apply.Project;

    public string Connection => $"Data Source={Files.PathOf("orders.db")}";

    public static SqliteProject Create(params (string Name, string Sql)[] scripts)
    {
        var project = new SqliteProject(ApplyProject.Create(Config));
        foreach (var (name, sql) in scripts)
        {
            project.Files.Write("db/orders/" + name, sql);
        }

        return project;
    }

    public BuildResult Run(params string[] arguments) => Files.BuildWith(("ORDERS_DB", Connection), ["-t:DeployPlanApply", "-p:Env=prod", .. arguments]);

    /// <summary>What the last release says it applied.</summary>
    public IReadOnlyList<string> Applied => [.. JsonNode.Parse(File.ReadAllText(Directory.GetFiles(Path.Combine(Apply.Releases[^1], "results"), "*migration*.json").Single()))!["applied"]!
        .AsArray().Select(name => name!.GetValue<string>())];

    /// <summary>The names in the journal, in the order in which they got there.</summary>
    public IReadOnlyList<string> Journal => Query("select script_name from deployplan_migrations order by rowid");

    public IReadOnlyList<string> Query(string sql)
    {
        using var connection = new SqliteConnection(Connection + ";Pooling=false");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetValue(0).ToString()!);
        }

        return values;
    }
}
