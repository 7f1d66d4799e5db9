using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Tests.Releases;

[TestClass]
public class EnvironmentFiles
{
    [TestMethod]
    [DataRow("A=b", "b")]
    [DataRow("  A = b  ", "b")]
    [DataRow("export A=b", "b")]
    [DataRow("A=", "")]
    [DataRow("A=b=c;d", "b=c;d")]
    [DataRow("A=b # a remark", "b")]
    [DataRow("A=b#c", "b#c")]
    [DataRow("A=#b", "#b")]
    [DataRow("A= # a remark", "")]
    [DataRow("A=\t# a remark", "")]
    [DataRow("A=b\t# a remark", "b")]
    [DataRow("A=b#c #d # e", "b#c")]
    [DataRow("A=\"b # c\" # a remark", "b # c")]
    [DataRow("A=\"say \\\"b\\\"\\nand\"", "say \"b\"\nand")]
    [DataRow("A='b \\n $HOME'", "b \\n $HOME")]
    [DataRow("A=$HOME", "$HOME")]
    [DataRow("A=1\nA=2", "2")]
    [DataRow("A='it's'", "it's")]
    [DataRow("A=\"x\" # it is \"y\"", "x")]
    [DataRow("A=\"-----BEGIN KEY-----\nMIIE\\\\n\n-----END KEY-----\"", "-----BEGIN KEY-----\nMIIE\\n\n-----END KEY-----")]
    [DataRow("A='a\r\n # b\n\n$c' # a remark", "a\n # b\n\n$c")]
    [DataRow("A='pa$word1'", "pa$word1")]
    [DataRow("A=\"\"", "")]
    [DataRow("A='b\\' # c'", "b\\")]
    [DataRow("A=\"b\\\" # c\"", "b\" # c")]
    [DataRow("A=\"b\"#c\"", "b\"#c")]
    [DataRow("A=\"b\nsay \"c\" d\ne\"", "b\nsay \"c\" d\ne")]
    public void A_line_is_a_variable(string text, string value)
    {
        using var folder = new StateFolder();
        File.WriteAllText(folder.PathOf("prod.env"), $"# a remark\n\n{text}\n");

        var variables = EnvironmentFile.Read(folder.PathOf("prod.env"));

        Assert.AreEqual(value, variables.Single().Value);
        Assert.AreEqual("A", variables.Single().Key);
    }

    [TestMethod]
    [DataRow("A=1\nA='b' c\n", "line 2 has text after the quote that ends its value")]
    [DataRow("A=1\n\nnothing\n", "line 3 has no '='")]
    [DataRow("A=1\n=nothing\n", "line 2 has no name before '='")]
    public void A_line_of_which_something_would_be_lost_is_an_error(string text, string why)
    {
        using var folder = new StateFolder();
        File.WriteAllText(folder.PathOf("prod.env"), text);

        Assert.StartsWith(why, Assert.ThrowsExactly<IOException>(() => EnvironmentFile.Read(folder.PathOf("prod.env"))).Message);
    }

    [TestMethod]
    public void A_quote_that_is_never_closed_is_an_error_with_its_line_and_without_its_value()
    {
        using var folder = new StateFolder();
        folder.Write(WithEnvironmentFile(folder.Plan));
        File.WriteAllText(folder.PathOf("prod.env"), "A=1\nKEY_A=\"-----BEGIN\nMIIE\n");

        var said = StateFolder.Refused(folder.Request with { Drivers = [.. folder.Request.Drivers, Deploy] });

        CollectionAssert.AreEqual(new[] { "DPL4027" }, said);
        Assert.AreEqual("line 2 opens a quote that is never closed", Assert.ThrowsExactly<IOException>(() => EnvironmentFile.Read(folder.PathOf("prod.env"))).Message);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_device_is_an_error() => Assert.AreEqual("'/dev/null' is a pipe or a device, not a file", Assert.ThrowsExactly<IOException>(() => EnvironmentFile.Read("/dev/null")).Message);

    [TestMethod]
    public void A_name_that_no_tool_passes_on_is_an_error_before_anything_runs()
    {
        using var folder = new StateFolder();
        folder.Write(WithEnvironmentFile(folder.Plan));
        File.WriteAllText(folder.PathOf("prod.env"), "A=1\nMY:VAR=geheim\n");

        CollectionAssert.AreEqual(new[] { "DPL4027" }, StateFolder.Refused(folder.Request with { Drivers = [.. folder.Request.Drivers, Deploy] }));
        Assert.StartsWith("line 2 has a name with ':'", Assert.ThrowsExactly<IOException>(() => EnvironmentFile.Read(folder.PathOf("prod.env"))).Message);
    }

    [TestMethod]
    public void Its_variables_count_as_present_and_the_environment_is_asked_first()
    {
        using var folder = new StateFolder();
        folder.Write(WithEnvironmentFile(folder.Plan));
        File.WriteAllText(folder.PathOf("prod.env"), "KEY_A=from the file\n");

        using var started = StateFolder.Begin(folder.Request with { Drivers = [.. folder.Request.Drivers, Deploy], Variable = name => name == "KEY_B" ? "value" : null });

        Assert.AreEqual(folder.PathOf("prod.env"), started.Folder.EnvironmentFile);
    }

    [TestMethod]
    public void One_that_another_program_keeps_to_itself_is_an_error()
    {
        using var folder = new StateFolder();
        folder.Write(WithEnvironmentFile(folder.Plan));
        File.WriteAllText(folder.PathOf("prod.env"), "KEY_A=value\n");
        using var held = new FileStream(folder.PathOf("prod.env"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        CollectionAssert.AreEqual(new[] { "DPL4027" }, StateFolder.Refused(folder.Request with { Drivers = [.. folder.Request.Drivers, Deploy] }));
    }

    [TestMethod]
    public void One_that_is_not_there_is_an_error_and_an_obstacle_of_a_dry_run()
    {
        using var folder = new StateFolder();
        folder.Write(WithEnvironmentFile(folder.Plan));
        var request = folder.Request with { Drivers = [.. folder.Request.Drivers, Deploy] };

        CollectionAssert.AreEqual(new[] { "DPL4027" }, StateFolder.Refused(request));
        using var dry = StateFolder.Begin(request with { DryRun = true });
        Assert.Contains("DPL4027: The 'env_file' of the environment cannot be read: it does not exist", DryRunReport.Of(dry.Folder, StateFolder.Obstacles(dry.Folder, request)));
    }

    [TestMethod]
    public void That_of_the_plan_counts_before_that_of_a_deploy()
    {
        using var folder = new StateFolder();
        var plan = WithEnvironmentFile(folder.Plan);

        Assert.AreEqual("prod.env", ReleaseFolder.EnvironmentFileOf(plan));
        Assert.AreEqual("all.env", ReleaseFolder.EnvironmentFileOf(plan with { EnvFile = "all.env" }));
        Assert.IsNull(ReleaseFolder.EnvironmentFileOf(folder.Plan));
    }

    [TestMethod]
    [DataRow("../outside.env")]
    [DataRow("link.env")]
    public void One_that_is_not_in_the_repository_is_not_read(string path)
    {
        using var folder = new StateFolder();
        var outside = folder.PathOf("../outside.env");
        File.WriteAllText(outside, "KEY_A=x\n");
        File.CreateSymbolicLink(folder.PathOf("link.env"), outside);
        folder.Write(folder.Plan with { EnvFile = path });

        CollectionAssert.AreEqual(new[] { "DPL4275" }, StateFolder.Refused(folder.Request with { RepositoryRoot = folder.PathOf(".").TrimEnd('.', '/') }));
        File.Delete(outside);
    }

    private static Driver Deploy => new("command", "deploy", "Run", "", 0, 1, 0);

    private static Plan WithEnvironmentFile(Plan plan) => plan with
    {
        Operations =
        [
            .. plan.Operations,
            new Operation
            {
                Id = "deploy_prod",
                Type = OperationType.Deploy,
                Description = "Deploy to environment prod",
                Driver = "command",
                Wave = 1,
                Metadata = [],
                Inputs = new DeployInputs { Environment = "prod", ProjectName = "shop", EnvFile = "prod.env" },
            },
        ],
    };
}
