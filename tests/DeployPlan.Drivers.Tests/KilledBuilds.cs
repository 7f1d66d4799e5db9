using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using DeployPlan.Drivers.Tests.Stores;

namespace DeployPlan.Drivers.Tests;

/// <summary>An apply that is killed alone: its other nodes notice and record what they ran.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class KilledBuilds : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly ApplyProject _project = ApplyProject.Create(
        $$"""
        project: { name: shop }
        services:
          api: { image: "api:1", {{Sleeping("api")}} }
          web: { image: "web:1", {{Sleeping("web")}} }
        environments:
          prod: { driver: command }

        """);

    [TestMethod]
    public async Task What_another_node_ran_was_stopped_with_the_build_and_not_cancelled_by_anyone()
    {
        using var apply = new RunningBuild(_project.Project, "-t:DeployPlanApply", "-m:2");
        await apply.Until(_project.Project.PathOf("api.txt"));
        await apply.Until(_project.Project.PathOf("web.txt"));

        apply.KillAlone();

        var waited = Stopwatch.StartNew();
        while (Reasons().Count == 0)
        {
            Assert.IsLessThan(Patience, waited.Elapsed);
            await Task.Delay(50);
        }

        foreach (var reason in Reasons())
        {
            Assert.AreEqual("the build was stopped", reason);
        }
    }

    public void Dispose()
    {
        foreach (var file in Directory.GetFiles(_project.Project.Folder, "*.txt").Where(static file => Path.GetFileName(file) is "api.txt" or "web.txt"))
        {
            var pid = File.ReadAllText(file).Trim();
            if (File.Exists($"/proc/{pid}/cmdline") && File.ReadAllText($"/proc/{pid}/cmdline") == "sleep\0" + "1000\0")
            {
                using var left = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
                left.Kill();
            }
        }
    }

    private List<string> Reasons() => [.. _project.Releases.SelectMany(static release => Directory.GetFiles(Path.Combine(release, "operations"), "*.json"))
        .Select(static file => JsonNode.Parse(File.ReadAllText(file))!).Where(static record => record["status"]!.GetValue<string>() == "cancelled").Select(static record => record["reason"]!.GetValue<string>())];

    private static string Sleeping(string name) => $"command: [sh, -c, \"echo $$ > {name}.tmp; mv {name}.tmp {name}.txt; exec sleep 1000\"]";
}
