using DeployPlan.Commands;
using DeployPlan.Plans;
using DeployPlan.Stores;
using DeployPlan.Tests.Comparisons;

namespace DeployPlan.Tests.Exports;

/// <summary>The command, on the files of a repository.</summary>
[TestClass]
public sealed class ExportRuns : IDisposable
{
    private const string Config = """
        project: { name: shop }
        databases: { orders: { migrations: { engine: own, path: db, strategy: pre_deploy } } }
        services: { api: { image: example.com/api, command: [./api] } }
        environments: { prod: { driver: command, runs_on: linux } }
        """;

    private readonly ConfigTree _tree = new();

    public ExportRuns() => _tree.Write("deploy.yml", Config);

    private string Default => _tree.PathOf("out/prod/export.gitlab.yml");

    public void Dispose() => _tree.Dispose();

    [TestMethod]
    public void A_file_is_written_beside_the_plan_with_the_id_that_planning_gives()
    {
        var outcome = Run();

        Assert.AreEqual("", Codes(outcome));
        Assert.AreEqual(Default, outcome.File);
        var planned = PlanCommand.Run(new PlanRequest { ConfigFile = _tree.PathOf("deploy.yml"), RepositoryRoot = _tree.Folder, Version = "1.0.0", Environment = "prod", OutputDirectory = _tree.PathOf("out") });
        Assert.Contains($"# plan: {planned.Environments[0].PlanId}\n", File.ReadAllText(Default));
        Assert.Contains("dotnet build src/App.csproj -t:DeployPlanBegin ", File.ReadAllText(Default));
        Assert.Contains("-p:DeployPlanConfig=../deploy.yml", File.ReadAllText(Default));
        Assert.AreEqual(4, File.ReadAllText(Default).Split("tags: [\"linux\"]").Length - 2, "What begins and ends runs on the machines of the environment, too.");
        Assert.Contains("GitLab: prod, 2 operations, plan sha256:", outcome.Text);
    }

    [TestMethod]
    public void A_version_and_services_are_those_of_the_plan()
    {
        Run(request => request with { Version = "2.0.0", Services = ["api"] });

        Assert.Contains("-p:DeployPlanVersion=2.0.0 -p:DeployPlanServices=api ", File.ReadAllText(Default));
    }

    [TestMethod]
    public void An_unknown_engine_or_no_environment_is_an_error()
    {
        Assert.AreEqual("DPL5001", Codes(Run(request => request with { Engine = "jenkins" })));
        Assert.AreEqual("DPL5001", Codes(Run(request => request with { Engine = "" })));
        Assert.AreEqual("DPL5002", Codes(Run(request => request with { Environment = null })));
        Assert.AreEqual("DPL2004", Codes(Run(request => request with { Environment = "production" })));
        Assert.IsFalse(Directory.Exists(_tree.PathOf("out")));
    }

    [TestMethod]
    public void After_an_error_an_old_file_beside_the_plan_is_gone_and_a_named_one_is_left()
    {
        Run();
        Run(request => request with { ExportFile = _tree.PathOf("ci/prod.yml") });
        _tree.Write("deploy.yml", Config.Replace("driver: command", "driver: ", StringComparison.Ordinal));

        Run();
        Run(request => request with { ExportFile = _tree.PathOf("ci/prod.yml") });

        Assert.IsFalse(File.Exists(Default));
        Assert.IsTrue(File.Exists(_tree.PathOf("ci/prod.yml")));
    }

    [TestMethod]
    public void In_locked_mode_a_named_file_that_is_out_of_date_is_an_error_at_its_first_difference_and_is_left()
    {
        var file = _tree.PathOf("ci/prod.yml");
        Run(request => request with { ExportFile = file });
        Assert.AreEqual("", Codes(Locked()));

        File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.AreEqual("", Codes(Locked()), "Line ends are git's.");

        _tree.Write("db/001.sql", "create table other (id int);\n");
        var before = File.ReadAllBytes(file);
        var outcome = Locked();
        Assert.AreEqual("DPL5015", Codes(outcome));
        Assert.AreEqual(2, outcome.Diagnostics.Single(found => found.Code == "DPL5015").Span.Line);
        CollectionAssert.AreEqual(before, File.ReadAllBytes(file));

        ExportOutcome Locked()
        {
            LockCommand.Run(new LockRequest { ConfigFile = _tree.PathOf("deploy.yml"), RepositoryRoot = _tree.Folder, OutputDirectory = _tree.PathOf("out") });
            return Run(request => request with { ExportFile = file, LockedMode = true });
        }
    }

    [TestMethod]
    public void In_locked_mode_the_plan_must_match_its_lock()
    {
        Assert.AreEqual("DPL3101", Codes(Run(request => request with { LockedMode = true })));
    }

    [TestMethod]
    public void In_locked_mode_a_file_that_is_not_there_is_written()
    {
        LockCommand.Run(new LockRequest { ConfigFile = _tree.PathOf("deploy.yml"), RepositoryRoot = _tree.Folder, OutputDirectory = _tree.PathOf("out") });

        Assert.AreEqual("", Codes(Run(request => request with { ExportFile = _tree.PathOf("ci/prod.yml"), LockedMode = true })));

        Assert.IsTrue(File.Exists(_tree.PathOf("ci/prod.yml")));
    }

    [TestMethod]
    [DataRow("db/export.sql", "migration_orders_pre_deploy", DisplayName = "in the folder of a migration")]
    [DataRow("context/prod.yml", "build_web", DisplayName = "in the context of an image")]
    public void A_file_that_an_operation_uses_cannot_hold_the_id_of_the_plan(string path, string operation)
    {
        _tree.Write("context/Dockerfile", "FROM scratch\nCOPY . .\n");
        _tree.Write("deploy.yml", Config.Replace("services: {", "services: { web: { command: [./web], image: example.com/web, build: { provider: docker, context: context, dockerfile: context/Dockerfile } },", StringComparison.Ordinal));

        // Once without the file, and once more with it in place.
        for (var i = 0; i < 2; i++)
        {
            var outcome = Run(request => request with { ExportFile = _tree.PathOf(path) });

            Assert.AreEqual("DPL5017", Codes(outcome));
            Assert.StartsWith($"'{operation}' uses this file", outcome.Diagnostics[0].Message);
        }
    }

    [TestMethod]
    public void A_file_that_cannot_be_written_is_an_error()
    {
        _tree.Write("ci", "a file");

        Assert.AreEqual("DPL5016", Codes(Run(request => request with { ExportFile = _tree.PathOf("ci/prod.yml") })));
    }

    [TestMethod]
    [DataRow("gitlab")]
    [DataRow("slurm")]
    public void A_file_that_is_not_an_export_is_never_written_over(string engine)
    {
        foreach (var (file, named) in new[] { (_tree.PathOf("ci/prod.yml"), _tree.PathOf("ci/prod.yml")), (_tree.PathOf(engine == "slurm" ? "out/prod/export.slurm.sh" : "out/prod/export.gitlab.yml"), "") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "stages: [build]\n# Not Written by DeployPlan 1.0\n\n# Written by DeployPlan 1.0 further below\n");
            var before = File.ReadAllBytes(file);

            var outcome = Run(request => request with { Engine = engine, ExportFile = named });

            Assert.AreEqual("DPL5018", Codes(outcome).Replace("DPL5010 ", "", StringComparison.Ordinal));
            CollectionAssert.AreEqual(before, File.ReadAllBytes(file));
            _tree.Write("deploy.yml", Config.Replace("driver: command", "driver: ", StringComparison.Ordinal));
            Run(request => request with { Engine = engine, ExportFile = named });
            CollectionAssert.AreEqual(before, File.ReadAllBytes(file), "After an error neither.");
            _tree.Write("deploy.yml", Config);
        }
    }

    [TestMethod]
    [DataRow("gitlab", "")]
    [DataRow("gitlab", "# Written by DeployPlan 0.0.1 from a plan.\r\nold: {}\r\n")]
    [DataRow("slurm", "#!/usr/bin/env bash\n# Written by DeployPlan 0.0.1 from a plan.\n")]
    public void An_earlier_export_is_and_so_is_a_file_with_nothing_in_it(string engine, string before)
    {
        _tree.Write("ci/prod.yml", before);

        Assert.AreEqual("", Codes(Run(request => request with { Engine = engine, ExportFile = _tree.PathOf("ci/prod.yml") })));

        Assert.Contains("# plan: sha256:", File.ReadAllText(_tree.PathOf("ci/prod.yml")));
    }

    [TestMethod]
    public void An_unchanged_plan_leaves_the_file_as_it_is()
    {
        Run();
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Default, old);

        Run();

        Assert.AreEqual(old, File.GetLastWriteTimeUtc(Default));
    }

    [TestMethod]
    public void Cleaning_removes_it()
    {
        PlanCommand.Run(new PlanRequest { ConfigFile = _tree.PathOf("deploy.yml"), RepositoryRoot = _tree.Folder, Version = "1.0.0", Environment = "prod", OutputDirectory = _tree.PathOf("out") });
        Run();
        Run(request => request with { Engine = "slurm" });

        CleanCommand.Run(_tree.PathOf("out"));

        Assert.IsEmpty(Directory.GetFiles(_tree.PathOf("out/prod")));
    }

    [TestMethod]
    public void A_store_with_a_secret_in_its_location_is_in_no_file()
    {
        const string Location = "postgresql://ann:canary-5f1c@db/deploy";

        var outcome = Run(request => request with { Store = Location, Shared = new StoreSettings(Location, _tree.Folder, "") });

        Assert.AreEqual("DPL4280", Codes(outcome));
        Assert.DoesNotContain("canary", outcome.Diagnostics[0].Message);
        Assert.IsFalse(File.Exists(Default));
    }

    private ExportOutcome Run(Func<ExportCommandRequest, ExportCommandRequest>? change = null)
    {
        var request = new ExportCommandRequest
        {
            ConfigFile = _tree.PathOf("deploy.yml"),
            Project = _tree.PathOf("src/App.csproj"),
            RepositoryRoot = _tree.Folder,
            OutputDirectory = _tree.PathOf("out"),
            Environment = "prod",
            Version = "1.0.0",
            Engine = "gitlab",
            Store = "git:origin#deployplan",
        };
        return ExportCommand.Run(change is null ? request : change(request));
    }

    private static string Codes(ExportOutcome outcome) => string.Join(' ', outcome.Diagnostics.Select(found => found.Code));
}
