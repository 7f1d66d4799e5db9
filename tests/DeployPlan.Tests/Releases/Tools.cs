using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Tests.Releases;

[TestClass]
[OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
public class Tools
{
    [TestMethod]
    [DataRow("sh")]
    [DataRow("sh;ls")]
    [DataRow("no-such-program|sh")]
    [DataRow("sh --no-such-option|ls --help")]
    [DataRow("")]
    public void What_is_there_is_no_obstacle(string tools)
    {
        using var folder = new StateFolder();
        using var started = StateFolder.Begin(RequestWith(folder, tools));
    }

    [TestMethod]
    [DataRow("no-such-program", "'no-such-program' is not on the PATH, but the driver 'command' of infra_a, infra_b, infra_c needs it")]
    [DataRow("no-such-program|no-other-one", "'no-such-program' is not on the PATH, 'no-other-one' is not on the PATH, but the driver")]
    [DataRow("ls --no-such-option", "'ls --no-such-option' does not work, but the driver")]
    public void What_is_missing_is_said_once_with_all_operations(string tools, string message)
    {
        using var folder = new StateFolder();
        var diagnostics = new DiagnosticBag();

        using var started = ApplyStart.Begin(RequestWith(folder, tools), diagnostics);

        Assert.IsNull(started);
        var missing = diagnostics.ToSortedList().Single();
        Assert.AreEqual("DPL4025", missing.Code);
        Assert.StartsWith(message, missing.Message);
        Assert.IsEmpty(folder.Store.ReleasesOf("prod"));
    }

    [TestMethod]
    [DataRow("no-such-program", new[] { "DPL4025" })]
    [DataRow("./no-such-program", new string[0])]
    public void The_program_of_an_operation_is_looked_up_unless_an_operation_before_it_may_make_it(string program, string[] codes)
    {
        using var folder = new StateFolder();
        folder.Write(folder.Plan with
        {
            SealedInputs = [],
            Operations = [folder.Plan.Operations[0] with { Inputs = new InfraInputs("a", "command", new DataValue.Entries([new("command", new DataValue.Items([new DataValue.Text(program)]))])) }],
        });
        var diagnostics = new DiagnosticBag();

        using var started = ApplyStart.Begin(RequestWith(folder, "{command}"), diagnostics);

        CollectionAssert.AreEqual(codes, diagnostics.ToSortedList().Select(diagnostic => diagnostic.Code).ToArray());
    }

    private static ApplyRequest RequestWith(StateFolder folder, string tools) => folder.Request with
    {
        Drivers = [folder.Request.Drivers[0] with { Tools = tools }],
        Variable = name => name == "PATH" ? Environment.GetEnvironmentVariable("PATH") : "value",
    };
}
