namespace DeployPlan.Drivers.Tests.Containers;

/// <summary>Operations of one compose project run one at a time, with a program in place of <c>docker</c> that fails where two run at once.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
public class TurnsOfCompose
{
    [TestMethod]
    public void No_two_operations_of_a_compose_project_run_at_once()
    {
        var project = Project("""
            case "$*" in
              *" up "*) mkdir up || exit 9; sleep 1; rmdir up ;;
            esac
            """);

        Apply(project, "-m:3").Succeeds();
    }

    [TestMethod]
    public void One_whose_time_runs_out_while_it_waits_says_so()
    {
        var project = Project("");
        project.Project.AddToProject("<ItemGroup><DeployPlanDriver Update=\"compose\" TimeoutSeconds=\"20\" /></ItemGroup>");
        Apply(project).Succeeds();
        project.Project.Replace("deploy.yml", "one:1", "one:2");
        project.Project.Replace("Shop.csproj", "TimeoutSeconds=\"20\"", "TimeoutSeconds=\"1\"");
        using var other = new FileStream(project.Project.PathOf(".deployplan/prod/compose-shop-prod.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Contains("error DPL4153: deploy_prod_one: The operation ended before another operation of the compose project 'shop-prod' had finished", Apply(project).Fails().Output);
    }

    private static ApplyProject Project(string script)
    {
        var project = ApplyProject.Create("""
            project: { name: shop }
            services:
              one: { image: "registry.example.com/one:1", stable_seconds: 0 }
              two: { image: "registry.example.com/two:1", stable_seconds: 0 }
              three: { image: "registry.example.com/three:1", stable_seconds: 0 }
            environments:
              prod: { driver: compose }

            """);
        project.Project.Write("compose.yml", "services:\n  one: {}\n  two: {}\n  three: {}\n");
        project.Project.Write("tools/docker", $"#!/bin/sh\n{script}\n".ReplaceLineEndings("\n"));
        Dotnet.RunProgram("chmod", project.Project.Folder, ["+x", "tools/docker"]).Succeeds();
        return project;
    }

    private static BuildResult Apply(ApplyProject project, params string[] arguments) =>
        project.Project.BuildWith(("PATH", $"{project.Project.PathOf("tools")}:{Environment.GetEnvironmentVariable("PATH")}"), ["-t:DeployPlanApply", "-p:Env=prod", .. arguments]);
}
