using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Tests.Releases;

/// <summary>Services of the driver <c>process</c> that releases have left running on this machine.</summary>
[TestClass]
public sealed class RunningServices : IDisposable
{
    private readonly StateFolder _state = new();

    [TestMethod]
    [DataRow("command: --urls", "command: --urls")]
    [DataRow("urls", "check")]
    [DataRow("environment", "env_file")]
    public void A_port_that_a_service_of_another_environment_has_is_found_before_anything_runs(string one, string two)
    {
        Deployed("staging", Listening(one), Environment.ProcessId);

        var error = Refused(PlanOf("prod", Listening(two))).Single();

        Assert.AreEqual("DPL4272", error.Code);
        Assert.AreEqual(
            $"Service 'api' would listen on port 5312, at which service 'api' of environment 'staging' runs as process {Environment.ProcessId}; give one of them another port and plan again, or stop the other one: "
            + "dotnet build -t:DeployPlanStop -p:Env=staging -p:DeployPlanService=api",
            error.Message);
    }

    [TestMethod]
    public void A_service_that_has_ended_one_on_another_port_and_the_service_itself_have_none()
    {
        Deployed("staging", Listening("urls"), pid: 0);
        Deployed("test", Listening("urls", port: 5313), Environment.ProcessId);
        Deployed("prod", Listening("urls"), Environment.ProcessId);

        Assert.IsEmpty(Refused(PlanOf("prod", Listening("urls"))));
    }

    [TestMethod]
    public void A_service_that_was_taken_out_of_the_plan_has_its_port_too()
    {
        Deployed("prod", Listening("urls"), Environment.ProcessId);

        Assert.Contains("service 'api' of environment 'prod' runs", Refused(PlanOf("prod", Listening("urls", service: "web"))).Single().Message);
    }

    [TestMethod]
    public void The_status_says_what_runs_and_since_which_release()
    {
        var release = Deployed("prod", Listening("urls"), Environment.ProcessId);
        Assert.EndsWith($"\n\nServices on this machine\n  api  runs as process {Environment.ProcessId}, since release {release}", Status());

        Write("prod", "api", new RunningProgram(Environment.ProcessId, "of another time"));
        Assert.EndsWith($"\n  api  does not run; deployed by release {release}", Status());

        Write("prod", "api", new RunningProgram(Environment.ProcessId, ""));
        Assert.Contains($"\n  api  may run as process {Environment.ProcessId}, since release {release}", Status());
    }

    [TestMethod]
    public void The_status_counts_from_the_release_that_started_it()
    {
        var first = Deployed("prod", Listening("urls"), Environment.ProcessId);
        using var second = StateFolder.Begin(Request(PlanOf("prod", Listening("urls"))) with { AllowReplay = true, Now = StateFolder.Noon.AddHours(1) });
        StateFolder.Record(second.Folder, "deploy_prod_api", OperationStatus.Failed);

        Assert.EndsWith($"since release {first}", Status());
    }

    [TestMethod]
    public void The_status_names_the_release_that_started_it_here_where_another_machine_has_deployed_since()
    {
        var here = Deployed("prod", Listening("urls"), Environment.ProcessId);
        File.WriteAllText(Path.Combine(_state.EnvironmentState, "services", "api", here + ".log"), "");
        using var elsewhere = StateFolder.Begin(Request(PlanOf("prod", Listening("urls"))) with { AllowReplay = true, Now = StateFolder.Noon.AddHours(1) });
        StateFolder.Record(elsewhere.Folder, "deploy_prod_api", OperationStatus.Succeeded);

        Assert.EndsWith($"runs as process {Environment.ProcessId}, since release {here}; release {elsewhere.Folder.Release.Id} deployed it elsewhere", Status());
    }

    [TestMethod]
    public void The_status_names_the_release_that_started_what_runs_whatever_became_of_it()
    {
        var first = Deployed("prod", Listening("urls"), Environment.ProcessId);
        using var second = StateFolder.Begin(Request(PlanOf("prod", Listening("urls"))) with { AllowReplay = true, Now = StateFolder.Noon.AddHours(1) });
        var id = second.Folder.Release.Id;
        StateFolder.Record(second.Folder, "deploy_prod_api", OperationStatus.Cancelled);
        WriteLines("prod", "api", RunningProgram.Of(Environment.ProcessId), id);
        foreach (var release in new[] { first, id })
        {
            File.WriteAllText(Path.Combine(_state.EnvironmentState, "services", "api", release + ".log"), "");
        }

        Assert.EndsWith($"\n  api  runs as process {Environment.ProcessId}, since release {id}", Status());

        WriteLines("prod", "api", new RunningProgram(Environment.ProcessId, "of another time"), id);
        Assert.EndsWith($"\n  api  does not run; deployed by release {first}", Status());

        WriteLines("prod", "api", RunningProgram.Of(Environment.ProcessId), "20200101-000000-gone");
        Assert.EndsWith($"\n  api  runs as process {Environment.ProcessId}, since release {first}", Status());
    }

    [TestMethod]
    public void What_runs_of_a_service_that_no_release_has_deployed_to_its_end_is_in_the_status()
    {
        using var only = StateFolder.Begin(Request(PlanOf("prod", Listening("urls"))));
        StateFolder.Record(only.Folder, "deploy_prod_api", OperationStatus.Cancelled);
        WriteLines("prod", "api", RunningProgram.Of(Environment.ProcessId), only.Folder.Release.Id);

        Assert.EndsWith($"\n  api  runs as process {Environment.ProcessId}, since release {only.Folder.Release.Id}", Status());

        WriteLines("prod", "api", new RunningProgram(Environment.ProcessId, "of another time"), only.Folder.Release.Id);
        Assert.DoesNotContain("Services on this machine", Status());
    }

    [TestMethod]
    [DataRow("project: { name: shop }\nenvironments: [prod]\n")]
    [DataRow("project: { name: shop }\nenvironments: { prod: { driver: command }\n")]
    public void A_config_that_cannot_say_which_project_it_is_is_an_error_where_only_it_can(string config)
    {
        _state.Finish(OperationStatus.Succeeded);
        File.WriteAllText(_state.PathOf("deploy.yml"), config);

        foreach (var found in new[] { Stop(_state.State), Releases(_state.State) })
        {
            Assert.IsNotEmpty(found);
            Assert.IsTrue(found.All(error => error.Span.Line > 0 && error.Span.File == _state.PathOf("deploy.yml")), string.Join('\n', found));
            Assert.DoesNotContain("DPL4261", found.Select(error => error.Code));
        }
    }

    [TestMethod]
    public void What_else_is_wrong_with_a_config_keeps_no_one_from_releases()
    {
        _state.Finish(OperationStatus.Succeeded);
        File.WriteAllText(_state.PathOf("deploy.yml"), "project: { name: shop }\nservices: { api: { image: a, depends_on: [nothing] } }\nenvironments: { prod: { driver: command } }\n");

        Assert.IsEmpty(Releases(_state.State));
        File.WriteAllText(_state.PathOf("deploy.yml"), "nonsense");
        Assert.IsEmpty(Releases(null));
    }

    [TestMethod]
    public void An_environment_that_neither_the_config_nor_a_release_has_is_an_error_with_those_that_there_are()
    {
        _state.Finish(OperationStatus.Succeeded);

        var resume = new DiagnosticBag();
        Assert.IsNull(ApplyStart.Begin(_state.Request with { PlanFile = "", Resume = true, Environment = "pord" }, resume));
        var rollback = RollbackCommand.Run(new RollbackRequest { ConfigFile = _state.PathOf("deploy.yml"), Environment = "pord", OutputDirectory = _state.PathOf("out") }).Diagnostics;
        foreach (var found in new[] { Releases(null, "pord"), Stop(null, "pord"), resume.ToSortedList(), rollback })
        {
            Assert.AreEqual("DPL2004: The environment 'pord' is not in the config; the environments are prod; did you mean 'prod'?", string.Join('\n', found.Select(static error => $"{error.Code}: {error.Message}")));
        }

        File.WriteAllText(_state.PathOf("deploy.yml"), "project: { name: shop }\nenvironments: { test: { driver: command } }\n");
        Assert.IsEmpty(Releases(_state.State), "its releases are still there");
        Assert.AreEqual("DPL2004", Releases(null).Single().Code);
        Assert.IsEmpty(Releases(null, "test"));
    }

    [TestMethod]
    public void A_config_that_is_not_there_is_an_error()
    {
        File.Delete(_state.PathOf("deploy.yml"));

        Assert.AreEqual("DPL1001", Releases(null).Single().Code);
        Assert.AreEqual("DPL1001", Stop(null).Single().Code);
    }

    public void Dispose() => _state.Dispose();

    private IReadOnlyList<Diagnostic> Stop(string? state, string environment = "prod") => ServiceCommand.Run(new ServiceRequest
    {
        ConfigFile = _state.PathOf("deploy.yml"),
        Project = _state.PathOf("Shop.csproj"),
        Environment = environment,
        StateDirectory = state,
        Action = ServiceAction.Stop,
        Variable = _ => null,
        Now = StateFolder.Noon,
        Call = (_, _, _) => true,
    }).Diagnostics;

    private IReadOnlyList<Diagnostic> Releases(string? state, string environment = "prod") =>
        ReleasesCommand.Run(new ReleasesRequest { ConfigFile = _state.PathOf("deploy.yml"), Environment = environment, StateDirectory = state, LastOnly = true }).Diagnostics;

    private string Status() => ReleaseListing.Status(_state.Store, "prod");

    private string Deployed(string environment, (DeployInputs Deploy, HealthCheckInputs? Check) service, int pid)
    {
        using var started = StateFolder.Begin(Request(PlanOf(environment, service)));
        StateFolder.Record(started.Folder, $"deploy_{environment}_{service.Deploy.Services[0]}", OperationStatus.Succeeded);
        Write(environment, service.Deploy.Services[0], pid == 0 ? new RunningProgram(int.MaxValue, "ended") : RunningProgram.Of(pid));
        return started.Folder.Release.Id;
    }

    private void Write(string environment, string service, RunningProgram program)
    {
        var home = Path.Combine(_state.Store.DirectoryOf(environment), "services", service);
        Directory.CreateDirectory(home);
        program.WriteTo(Path.Combine(home, "service.pid"));
    }

    // The third line is the release that started it.
    private void WriteLines(string environment, string service, RunningProgram program, string release)
    {
        Write(environment, service, program);
        File.WriteAllText(Path.Combine(_state.Store.DirectoryOf(environment), "services", service, "service.pid"), $"{program.Pid}\n{program.Start}\n{release}\n");
    }

    private IReadOnlyList<Diagnostic> Refused(Plan plan)
    {
        var diagnostics = new DiagnosticBag();
        using var started = ApplyStart.Begin(Request(plan) with { AllowReplay = true }, diagnostics);
        Assert.AreEqual(diagnostics.HasErrors, started is null);
        return diagnostics.ToSortedList();
    }

    private ApplyRequest Request(Plan plan)
    {
        _state.Write(plan);
        return _state.Request with
        {
            ConfigFile = _state.PathOf("deploy.yml"),
            Drivers = [new Driver("process", "deploy", "Run", "", 0, 1, 0), new Driver("http", "health_check", "Run", "", 0, 1, 0)],
        };
    }

    private Plan PlanOf(string environment, (DeployInputs Deploy, HealthCheckInputs? Check) service)
    {
        File.WriteAllText(_state.PathOf("listen.env"), "ASPNETCORE_HTTP_PORTS=5312\n");
        var name = service.Deploy.Services[0];
        var deploy = Operation($"deploy_{environment}_{name}", OperationType.Deploy, "process", service.Deploy with { Environment = environment });
        return _state.Plan with
        {
            Environment = environment,
            SealedInputs = [],
            RequiredEnvironment = [],
            Operations = service.Check is null
                ? [deploy]
                : [deploy, Operation($"health_check_{environment}_{name}", OperationType.HealthCheck, "http", service.Check with { Environment = environment }) with { Wave = 2, DependsOn = [deploy.Id] }],
        };
    }

    private static Operation Operation(string id, OperationType type, string driver, OperationInputs inputs) => new()
    {
        Id = id,
        Type = type,
        Description = "It",
        Driver = driver,
        Wave = 1,
        DependsOn = [],
        Metadata = [],
        Inputs = inputs,
    };

    private static (DeployInputs Deploy, HealthCheckInputs? Check) Listening(string how, int port = 5312, string service = "api")
    {
        var deploy = new DeployInputs { Environment = "prod", ProjectName = "shop", Services = [service], Variables = [] };
        return how switch
        {
            "urls" => (deploy with { Settings = ServiceSettings.Default with { Urls = [$"http://localhost:{port}"] } }, null),
            "environment" => (deploy with { VariableValues = [new("ASPNETCORE_URLS", $"http://127.0.0.1:{port}")] }, null),
            "env_file" => (deploy with { EnvFile = "listen.env" }, null),
            "check" => (deploy, new HealthCheckInputs { Environment = "prod", Endpoints = [HealthEndpoint.Empty with { Name = service, Url = $"http://[::1]:{port}/healthz" }] }),
            _ => (deploy with { Settings = ServiceSettings.Default with { Command = ["dotnet", "Api.dll", "--urls", $"http://localhost:{port}"] } }, null),
        };
    }
}
