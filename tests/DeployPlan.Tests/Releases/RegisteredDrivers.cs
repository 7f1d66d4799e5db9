using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Text;

namespace DeployPlan.Tests.Releases;

/// <summary>Drivers as a project registers them, the programs that they call, and the commands that people are told.</summary>
[TestClass]
public class RegisteredDrivers
{
    private static readonly Driver Own = new("mine", "deploy", "Run", "", 0, 0, 0);

    [TestMethod]
    public void The_last_registration_of_a_name_and_a_type_wins()
    {
        var last = Own with { Target = "RunMine" };
        var table = new DriverTable([Own, Own with { Type = "build" }, last, Own with { Name = "other" }]);

        Assert.AreSame(last, table.Find("mine", "deploy"));
        Assert.AreEqual("build", table.Find("mine", "build")!.Type);
        Assert.IsNull(table.Find("mine", "migration"));
        Assert.IsNull(table.Find("none", "deploy"));
        Assert.AreEqual("mine mine other", string.Join(' ', table.NamesOf("deploy")));
    }

    [TestMethod]
    public void A_plan_uses_each_of_its_drivers_once()
    {
        var infra = new Driver("command", "infra_provision", "Run", "", 0, 0, 0);
        using var folder = new StateFolder();
        var plan = folder.Plan with { Operations = [.. folder.Plan.Operations, folder.Plan.Operations[0] with { Driver = "unknown" }] };

        CollectionAssert.AreEqual(new[] { infra }, new DriverTable([Own, infra]).UsedBy(plan).ToArray());
    }

    [TestMethod]
    public void What_is_wrong_with_a_registration_is_said()
    {
        var here = typeof(RegisteredDrivers).Assembly.Location;

        Assert.IsNull(DriverTable.ProblemOf(Own));
        Assert.IsNull(DriverTable.ProblemOf(Own with { File = here }));
        Assert.Contains("has no target", DriverTable.ProblemOf(Own with { Target = "" })!);
        Assert.Contains($"names the file '{here}x', which does not exist", DriverTable.ProblemOf(Own with { File = here + "x" })!);
        foreach (var wrong in new[] { Own with { Retries = -1 }, Own with { RetryDelaySeconds = -1 }, Own with { TimeoutSeconds = -1 } })
        {
            Assert.Contains("is not a whole number of at least 0", DriverTable.ProblemOf(wrong)!);
        }
    }

    [TestMethod]
    [DataRow("", "")]
    [DataRow("docker", "docker")]
    [DataRow("docker;;sh", "docker & sh")]
    [DataRow("docker compose|podman  compose ; sh", "docker,compose | podman,compose & sh")]
    [DataRow("a||b", "a | b")]
    [DataRow("{command};sh", "run & sh")]
    [DataRow(" {command} ", "run")]
    public void Tools_are_programs_with_their_arguments_and_alternatives(string tools, string expected)
    {
        var inputs = new DeployInputs { Environment = "prod", ProjectName = "shop", Settings = new ServiceSettings { Command = ["run", "fast"] } };

        Assert.AreEqual(expected, Shown(ToolList.Of(Own with { Tools = tools }, inputs)));
    }

    [TestMethod]
    [DataRow("run", "run")]
    [DataRow("./run", "")]
    [DataRow("bin\\run", "")]
    [DataRow("\\run", "")]
    [DataRow("", "")]
    public void The_program_of_an_operation_is_looked_up_where_it_is_a_name_alone(string program, string expected)
    {
        var driver = Own with { Tools = "{command}" };
        DataValue.Entries settings = new([new("argument", new DataValue.Items([new DataValue.Text("no")])), new("command", new DataValue.Items([new DataValue.Text(program)]))]);

        Assert.AreEqual(expected, Shown(ToolList.Of(driver, new InfraInputs("a", "command", settings))));
        Assert.AreEqual(expected, Shown(ToolList.Of(driver, new HealthCheckInputs { Environment = "prod", Command = [program] })));
        Assert.AreEqual("", Shown(ToolList.Of(driver, MigrationInputs.Empty)));
        Assert.AreEqual("", Shown(ToolList.Of(driver, new InfraInputs("a", "command", new DataValue.Entries([])))));
        Assert.AreEqual("", Shown(ToolList.Of(driver, HealthCheckInputs.Empty)));
        Assert.AreEqual("", Shown(ToolList.Of(driver, DeployInputs.Empty)));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_program_is_in_the_first_folder_of_the_path_that_has_it()
    {
        Assert.AreEqual("/bin/sh", ToolLookup.Find("sh", "/no-such-folder::/bin:/usr/bin"));
        Assert.AreEqual("/usr/bin/env", ToolLookup.Find("env", "a\0b:/usr/bin"));
        Assert.IsNull(ToolLookup.Find("no-such-program", "/bin"));
        Assert.IsNull(ToolLookup.Find("sh", null));
        Assert.IsNull(ToolLookup.Find("sh", ""));
        Assert.IsNull(ToolLookup.Find(Path.GetFileName(Directory.GetFiles(Environment.CurrentDirectory)[0]), ""), "an empty entry is not the current folder");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_command_works_where_it_ends_with_0_whatever_it_says_and_asks()
    {
        Assert.IsTrue(ToolLookup.Succeeds("/bin/sh", ["sh", "-c", "cat; echo out; echo err >&2; test $(pwd) = /"], "/"));
        Assert.IsTrue(ToolLookup.Succeeds("/bin/sh", ["sh", "-c", "head -c 200000 /dev/zero; head -c 200000 /dev/zero >&2"], "/"), "more than a pipe holds");
        Assert.IsFalse(ToolLookup.Succeeds("/bin/sh", ["sh", "-c", "exit 3"], "/"));
        Assert.IsFalse(ToolLookup.Succeeds("/no-such-program", ["x"], "/"));
    }

    [TestMethod]
    [DataRow("/repo", null, "dotnet build deploy/Shop.csproj -t:DeployPlanApply -p:Env=prod -p:A=1")]
    [DataRow("/repo/a/b", null, "dotnet build ../../deploy/Shop.csproj -t:DeployPlanApply -p:Env=prod -p:A=1")]
    [DataRow("/repo/a/b/c", null, "dotnet build /repo/deploy/Shop.csproj -t:DeployPlanApply -p:Env=prod -p:A=1")]
    [DataRow("", "/var/a b", "dotnet build /repo/deploy/Shop.csproj -t:DeployPlanApply -p:Env=prod -p:A=1 '-p:DeployPlanStateDirectory=/var/a b'")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void The_command_of_an_apply_can_be_copied(string start, string? state, string command) =>
        Assert.AreEqual(command, new ApplyCommandLine("/repo/deploy/Shop.csproj", start, state).Of("prod", "A=1", ""));

    [TestMethod]
    [DataRow("/repo/deploy/deploy.yml", "")]
    [DataRow("/repo/deploy/ops/b.yml", " -p:DeployPlanConfig=ops/b.yml")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void The_command_of_an_apply_names_the_config_that_is_not_found_and_the_services(string config, string named)
    {
        var command = new ApplyCommandLine("/repo/deploy/Shop.csproj", "/repo", null) { ConfigFile = config, Services = ["api", "worker"] };

        Assert.AreEqual("dotnet build deploy/Shop.csproj -t:DeployPlanApply -p:Env=prod -p:DeployPlanResume=true -p:DeployPlanServices=api%3Bworker" + named, command.Of("prod", "DeployPlanResume=true"));
    }

    [TestMethod]
    [DataRow("a b")]
    [DataRow("(")]
    [DataRow(")")]
    [DataRow("&")]
    [DataRow(";")]
    [DataRow("$")]
    [DataRow("'")]
    public void What_a_shell_would_take_apart_is_quoted(string value)
    {
        var quoted = OperatingSystem.IsWindows() ? $"\"-p:A={value}\"" : $"'-p:A={value.Replace("'", @"'\''", StringComparison.Ordinal)}'";

        Assert.EndsWith(" " + quoted, new ApplyCommandLine("/Shop.csproj", "", null).Of("prod", "A=" + value));
    }

    private static string Shown(IReadOnlyList<IReadOnlyList<string[]>> tools) =>
        string.Join(" & ", tools.Select(tool => string.Join(" | ", tool.Select(words => string.Join(',', words)))));
}
