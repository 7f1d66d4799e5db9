namespace DeployPlan.Drivers.Tests;

/// <summary>What the driver asks of <c>terraform</c>, with a program in its place that notes it and says nothing.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
public class TerraformCommandLines
{
    [TestMethod]
    public void The_lock_file_is_not_written_and_a_plan_of_which_nothing_is_said_is_not_applied()
    {
        var project = ApplyProject.Create("""
            project: { name: shop }
            infra:
              net: { provider: terraform, path: infra/net }
            services:
              api: { image: "api:1", command: ["true"] }
            environments:
              prod: { driver: command }

            """);
        project.Project.Write("infra/net/main.tf", "\n");
        project.Project.Write("tools/terraform", $"#!/bin/sh\necho \"$*\" >> '{project.Project.PathOf("calls.txt")}'\n");
        Dotnet.RunProgram("chmod", project.Project.Folder, ["+x", "tools/terraform"]).Succeeds();

        var output = project.Project.BuildWith(("PATH", $"{project.Project.PathOf("tools")}:{Environment.GetEnvironmentVariable("PATH")}"), "-t:DeployPlanApply", "-p:Env=prod").Fails().Output;

        Assert.Contains("error DPL4258: infra_net: 'terraform show -json' did not say what the plan would delete, so it was not applied", output);
        var calls = File.ReadAllLines(project.Project.PathOf("calls.txt"));
        CollectionAssert.AreEqual(
            new[] { "init -input=false -no-color -lockfile=readonly -backend=false", "init -input=false -no-color -lockfile=readonly" },
            calls.Where(static call => call.StartsWith("init", StringComparison.Ordinal)).ToArray());
        Assert.IsFalse(Array.Exists(calls, static call => call.StartsWith("apply", StringComparison.Ordinal)));
    }
}
