using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Runs;

/// <summary>Whether a plan names drivers that are registered.</summary>
[TestClass]
public sealed class DriversOfPlans : IDisposable
{
    private static readonly Driver[] Registered =
    [
        .. new[] { "command infra_provision", "terraform infra_provision", "raw migration", "efcore migration", "docker build", "command deploy", "compose deploy" }
            .Select(static pair => pair.Split(' ')).Select(static pair => Driver.Empty with { Name = pair[0], Type = pair[1] }),
    ];

    private readonly Repository _repository = new();

    [TestMethod]
    [DataRow("infra: { n: { provider: comand, command: [x] } }", "command", 25, "comand", "infra_provision", "command")]
    [DataRow("infra: { n: { provider: Terraform, path: db } }", "command", 25, "Terraform", "infra_provision", "terraform")]
    [DataRow("databases: { d: { migrations: { engine: eforce, path: db, strategy: pre_deploy } } }", "command", 41, "eforce", "migration", "efcore")]
    [DataRow("services: { s: { build: { provider: dokcer } } }", "command", 37, "dokcer", "build", "docker")]
    [DataRow("# nothing", "compsoe", 33, "compsoe", "deploy", "compose")]
    public void A_name_that_is_nearly_that_of_a_driver_is_a_warning_at_its_place(string section, string driver, int column, string name, string type, string nearest)
    {
        Write(section, driver);

        var problem = PlanCommand.Run(_repository.Prod with { Drivers = Registered }).Diagnostics.Single();

        Assert.AreEqual(("DPL2072", Severity.Warning, _repository.PathOf("deploy.yml"), section[0] == '#' ? 3 : 2, column), (problem.Code, problem.Severity, problem.Span.File, problem.Span.Line, problem.Span.Column));
        Assert.StartsWith($"No driver '{name}' is registered for operations of type {type}; did you mean '{nearest}'?", problem.Message);
        Assert.AreEqual(Severity.Error, PlanCommand.Run(_repository.Prod with { Drivers = Registered, Strict = true }).Diagnostics.Single().Severity);
        Assert.IsFalse(File.Exists(_repository.PlanOf("prod")));
    }

    [TestMethod]
    [DataRow("infra: { n: { provider: ansible } }", "kubernetes")]
    [DataRow("infra: { n: { provider: command, command: [x] } }", "compose")]
    [DataRow("services: { s: { project: Api.csproj } }", "command")]
    public void A_driver_of_ones_own_is_none(string section, string driver)
    {
        _repository.Write("Api.csproj", "<Project />");
        Write(section, driver);

        Assert.IsEmpty(PlanCommand.Run(_repository.Prod with { Drivers = Registered }).Diagnostics.Where(static problem => problem.Code == "DPL2072"));
    }

    [TestMethod]
    public void A_build_without_drivers_says_nothing_and_one_with_others_plans_again()
    {
        Write("# nothing", "comand");

        Assert.IsEmpty(PlanCommand.Run(_repository.Prod).Diagnostics);
        Assert.HasCount(1, PlanCommand.Run(_repository.Prod with { Drivers = Registered }).Diagnostics);
        Assert.HasCount(1, PlanCommand.Run(_repository.Prod with { Drivers = Registered }).Diagnostics);
        Assert.IsEmpty(PlanCommand.Run(_repository.Prod with { Drivers = [.. Registered, Driver.Empty with { Name = "comand", Type = "deploy" }] }).Diagnostics);
    }

    public void Dispose() => _repository.Dispose();

    private void Write(string section, string driver)
    {
        _repository.Write("compose.yaml", "services: {}\n");
        _repository.Write("Dockerfile", "FROM scratch\n");
        _repository.Write("deploy.yml", $"project: {{ name: shop }}\n{section}\nenvironments: {{ prod: {{ driver: {driver} }} }}\n");
    }
}
