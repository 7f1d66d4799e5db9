using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Runs;

/// <summary>A folder with a config of two environments and one migration script, and the runs of the planner in it.</summary>
internal sealed class Repository : IDisposable
{
    public const string Config = """
        project: { name: shop }
        databases:
          main: { connection_env: MAIN_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } }
        services:
          api: { image: api }
        environments:
          prod: { driver: command }
          staging: { driver: command }

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-").FullName;

    public Repository()
    {
        Write("deploy.yml", Config);
        Write("db/001_create.sql", "create table t (id int);\n");
    }

    public PlanRequest Request => new()
    {
        ConfigFile = PathOf("deploy.yml"),
        Version = "1.0.0",
        OutputDirectory = PathOf("out"),
        IntermediateDirectory = PathOf("obj"),
    };

    public PlanRequest Prod => Request with { Environment = "prod" };

    public string PlanOf(string environment) => PathOf($"out/{environment}/plan.json");

    public string PathOf(string name) => Path.Combine(_folder, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    public void Replace(string name, string old, string with) => Write(name, File.ReadAllText(PathOf(name)).Replace(old, with, StringComparison.Ordinal));

    public static PlanOutcome Run(PlanRequest request)
    {
        var outcome = PlanCommand.Run(request);
        Assert.IsFalse(outcome.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error), string.Join('\n', outcome.Diagnostics));
        foreach (var plan in outcome.Environments)
        {
            PlanText.AssertIsReadable(File.ReadAllBytes(plan.PlanFile));
        }

        return outcome;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
