using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Planning;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Planning;

/// <summary>A plan together with the config that it was made of and the lines behind it.</summary>
internal sealed class PlannedLines : IDisposable
{
    private readonly Runs.Repository _folder = new();

    private PlannedLines(string yaml, string environment)
    {
        _folder.Write("deploy.yml", yaml);
        _folder.Write("src/App.csproj", "<Project />\n");
        _folder.Write("db/001.sql", "select 1;\n");
        _folder.Write("Dockerfile", "FROM scratch\n");
        var diagnostics = new DiagnosticBag();
        Config = ConfigReader.Read(_folder.PathOf("deploy.yml"), new SourceTree(_folder.PathOf("."), _folder.PathOf(".")), strict: true, diagnostics)!;
        Assert.IsNotNull(Config, string.Join('\n', diagnostics.ToSortedList()));
        Environment = Config.Environments.Single(found => found.Name.Value == environment);
        Plan = Planner.Plan(Config, Environment, "1.0.0", [], diagnostics, Origins)!;
        Assert.IsNotNull(Plan, string.Join('\n', diagnostics.ToSortedList()));
    }

    public DeployConfig Config { get; }

    public EnvironmentConfig Environment { get; }

    public Plan Plan { get; }

    public PlanOrigins Origins { get; } = new();

    public static PlannedLines Of(string yaml, string environment = "prod") => new(yaml, environment);

    public int LineOf(string id) => Origins.Of(id)!.Value.Line;

    public void Dispose() => _folder.Dispose();
}
