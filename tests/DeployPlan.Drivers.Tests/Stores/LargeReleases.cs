using System.Text.Json.Nodes;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>A machine that runs one operation of a large release copies what that one needs: else the cost of each would grow with their number, and with that of earlier releases.</summary>
[TestClass]
public class LargeReleases
{
    private const int Operations = 201;

    private static readonly string Config = "project: { name: shop }\ninfra:\n"
        + string.Concat(Enumerable.Range(1, Operations).Select(static i => $"  op{i}: {{ provider: command, command: [sh, -c, echo op{i} >> ran.txt]{(i == Operations ? ", depends_on: [op1, op2]" : "")} }}\n"))
        + "environments:\n  prod: { driver: command }\n";

    [TestMethod]
    public void An_operation_is_run_with_a_copy_of_what_it_needs()
    {
        var machines = Machines.WithFolder(Config);
        machines.End(0, machines.Begin(0)).Fails();
        var release = machines.Begin(0, "-p:Version=2.0.0");
        machines.Run(0, release, "infra_op1").Succeeds();

        Assert.Contains("infra_op2 has not run", machines.Run(1, release, $"infra_op{Operations}").Fails().Output);
        machines.Run(2, release, "infra_op2").Succeeds();
        machines.Run(1, release, $"infra_op{Operations}").Succeeds();

        Assert.AreEqual(Path.GetFileName(machines[1].Releases.Single()), release);
        CollectionAssert.AreEqual(
            new[] { "infra_op1", "infra_op2", $"infra_op{Operations}" },
            Directory.GetFiles(Path.Combine(machines[1].Releases[0], "operations"), "*.json").Order(StringComparer.Ordinal).Select(static file => (string)JsonNode.Parse(File.ReadAllText(file))!["id"]!).ToArray());

        // Whoever asks for the release gets all of it.
        Assert.Contains("3 succeeded", machines.Target(1, "Status").Output);
        Assert.HasCount(2, machines[1].Releases);
    }
}
