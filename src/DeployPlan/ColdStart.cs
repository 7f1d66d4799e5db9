using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Documents;
using DeployPlan.Planning;
using DeployPlan.Plans;
using DeployPlan.Views;

namespace DeployPlan;

/// <summary>
/// In a fresh process compiling the code costs more than running it: the YAML parser is one half of a first run, the planner the other. Planning is a pure function,
/// so a second thread plans one of everything and throws it away while the first still reads the config; then both halves are compiled when they are needed.
/// </summary>
internal static class ColdStart
{
    private static readonly Task Rehearsal = Task.Run(Rehearse);

    /// <summary>Starts the rehearsal, once a process.</summary>
    public static void Begin() => GC.KeepAlive(Rehearsal);

    internal static void Rehearse()
    {
        var environment = OneOfEverything();
        var config = new DeployConfig("", At("rehearsal"), At("registry"), [environment]);
        var plan = Planner.Plan(config, environment, "0.0.0", [], new DiagnosticBag())!;
        var id = PlanWriter.Write(plan).Id;
        OperationItems.Flatten(plan.Operations, plan.Environment);
        TextSummary.Of(plan, id);
    }

    private static EnvironmentConfig OneOfEverything() => new()
    {
        Name = At("environment"),
        Driver = At("driver"),
        HasServices = true,
        Infra = [new InfraConfig(At("infra"), At("provider"), [], [], new DataValue.Entries([new("path", new DataValue.Text("."))]))],
        Databases =
        [
            new DatabaseConfig(At("before"), At("BEFORE"), Migrations(MigrationStrategy.PreDeploy)),
            new DatabaseConfig(At("after"), At("AFTER"), Migrations(MigrationStrategy.PostDeploy)),
        ],
        Services =
        [
            new ServiceConfig { Name = At("first"), Build = new BuildConfig { Provider = At("provider") }, HealthCheck = new HealthCheckConfig { Url = At("http://localhost/") } },
            new ServiceConfig { Name = At("second"), Databases = [At("before"), At("after")], DependsOn = [At("first")] },
        ],
    };

    private static MigrationsConfig Migrations(MigrationStrategy strategy) =>
        new(At("engine"), At("path"), new Located<MigrationStrategy>(strategy, default), null, []);

    private static Located<string> At(string text) => new(text, SourceSpan.WholeFile(""));
}
