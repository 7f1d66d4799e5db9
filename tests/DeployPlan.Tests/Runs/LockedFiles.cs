using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Sealing;

namespace DeployPlan.Tests.Runs;

/// <summary>Another program keeps a file to itself: an error with a code that names the file, and never an exception.</summary>
[TestClass]
public sealed class LockedFiles : IDisposable
{
    private const string Raw = "databases: { orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } } }";
    private const string Docker = "services: { web: { build: { provider: docker, context: api } } }";
    private const string Compose = "services: { web: { image: web } }";
    private const string Terraform = "infra: { net: { provider: terraform, path: infra } }";

    private readonly Repository _repository = new();

    public LockedFiles()
    {
        _repository.Write("api/Dockerfile", "FROM scratch\n");
        _repository.Write("api/.dockerignore", "bin\n");
        _repository.Write("api/main.c", "int main;\n");
        _repository.Write("compose.yaml", "services: { web: { image: web } }\n");
        _repository.Write("infra/main.tf", "# nothing\n");
    }

    public void Dispose() => _repository.Dispose();

    [TestMethod]
    [DataRow(Raw, "command", "db/001_create.sql")]
    [DataRow(Docker, "command", "api/Dockerfile")]
    [DataRow(Docker, "command", "api/.dockerignore")]
    [DataRow(Docker, "command", "api/main.c")]
    [DataRow(Compose, "compose", "compose.yaml")]
    [DataRow(Terraform, "command", "infra/main.tf")]
    [DataRow("infra: { net: { provider: command, command: [sh, -c, cat < api/main.c] } }", "command", "api/main.c")]
    [DataRow("services: { web: { image: web, inputs: [api/*.c] } }", "command", "api/main.c")]
    public void What_an_operation_consumes_is_an_error_that_names_it_when_planned_and_when_checked(string entries, string driver, string file)
    {
        Configure(entries, driver);
        var plan = PlanOf(Repository.Run(_repository.Prod));
        var folder = Path.GetDirectoryName(_repository.PathOf("deploy.yml"))!;

        using (Lock(file))
        {
            AssertNames(file, PlanCommand.Run(_repository.Prod with { IntermediateDirectory = null }).Diagnostics);

            var found = new DiagnosticBag();
            SealedInputCheck.Check(plan, plan.Operations, new SourceTree(folder, folder), found);
            AssertNames(file, found.ToSortedList());
        }

        Repository.Run(_repository.Prod);
    }

    [TestMethod]
    public void The_config_is_an_error_that_names_it()
    {
        using var held = Lock("deploy.yml");

        AssertNames("deploy.yml", PlanCommand.Run(_repository.Prod).Diagnostics);
    }

    [TestMethod]
    public void A_lock_is_an_error_that_names_it_when_it_is_compared_and_when_it_is_replaced()
    {
        const string Lockfile = "deployplan.prod.lock.json";
        var request = new LockRequest { ConfigFile = _repository.PathOf("deploy.yml"), Environment = "prod", OutputDirectory = _repository.PathOf("out") };
        Assert.IsEmpty(LockCommand.Run(request).Diagnostics);

        using (Lock(Lockfile))
        {
            AssertNames(Lockfile, PlanCommand.Run(_repository.Prod with { LockedMode = true }).Diagnostics);
            AssertNames(Lockfile, LockCommand.Run(request).Diagnostics);
        }

        Assert.IsEmpty(LockCommand.Run(request).Diagnostics);
        Repository.Run(_repository.Prod with { LockedMode = true });
    }

    [TestMethod]
    public void Without_the_list_beside_a_plan_a_difference_names_the_set()
    {
        Configure(Docker, "command");
        var file = Repository.Run(_repository.Prod).Environments[0].PlanFile;
        var plan = PlanReader.ReadFile(file, new DiagnosticBag())!.Plan;
        using var held = new FileStream(InputSets.Beside(file), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.AreSame(plan.SealedInputs.Single(static input => input.Path == "api/"), InputSets.WithMembers(plan, file).SealedInputs.Single(static input => input.Path == "api/"));
    }

    private void Configure(string entries, string driver) =>
        _repository.Write("deploy.yml", $"project: {{ name: shop }}\n{entries}\nenvironments: {{ prod: {{ driver: {driver} }} }}\n");

    private FileStream Lock(string file) => new(_repository.PathOf(file), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

    private static Plan PlanOf(PlanOutcome outcome)
    {
        var file = outcome.Environments[0].PlanFile;
        return InputSets.WithMembers(PlanReader.ReadFile(file, new DiagnosticBag())!.Plan, file);
    }

    private void AssertNames(string file, IReadOnlyList<Diagnostic> problems)
    {
        var errors = problems.Where(static problem => problem.Severity == Severity.Error).ToList();
        Assert.IsNotEmpty(errors);
        Assert.IsTrue(
            errors.Exists(problem => Path.GetFullPath(problem.Span.File) == Path.GetFullPath(_repository.PathOf(file)) || problem.Message.Contains($"'{file}'", StringComparison.Ordinal)),
            string.Join('\n', problems));
    }
}
