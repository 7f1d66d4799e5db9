namespace DeployPlan.Drivers.Tests.Containers;

/// <summary>What a deploy makes of an image without a registry host that cannot be pulled, with a program in place of <c>docker</c> that says what the engine has.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
public class ImagesThatCannotBePulled
{
    private const string Unreachable = "if [ \"$1\" = pull ]; then echo 'lookup registry-1.docker.io: no such host' >&2; exit 1; fi";

    [TestMethod]
    public void One_that_an_earlier_pull_got_is_not_deployed_and_the_error_says_what_to_do()
    {
        var project = Project(Unreachable, has: "echo 1");

        var output = Apply(project).Fails().Output;

        Assert.Contains("error DPL4104: deploy_prod_web: 'docker' exited with code 1: lookup registry-1.docker.io: no such host; this engine has an image of that name, which may be an older one, so it is not deployed: push or build the image, or run it as it is: write 'pull_policy: never' to the service in the compose file", output);
        Assert.DoesNotContain("|up|", Calls(project));
    }

    [TestMethod]
    public void One_that_was_built_on_this_engine_is_deployed()
    {
        var project = Project(Unreachable, has: "echo 0");

        var output = Apply(project).Succeeds().Output;

        Assert.Contains("acme/web:1 cannot be pulled; using the one that was built on this engine", output);
        Assert.Contains("|up|", Calls(project));
    }

    [TestMethod]
    public void One_that_the_engine_does_not_have_fails_with_what_the_pull_says()
    {
        var output = Apply(Project(Unreachable, has: "exit 1")).Fails().Output;

        Assert.MatchesRegex("error DPL4104: deploy_prod_web: 'docker' exited with code 1: lookup registry-1.docker.io: no such host\\s", output);
    }

    [TestMethod]
    public void One_that_the_compose_file_says_is_never_pulled_is_deployed_as_the_engine_has_it()
    {
        var project = Project(Unreachable, has: "echo 1");
        project.Project.Write("compose.yml", "services:\n  web:\n    pull_policy: never\n");

        Apply(project).Succeeds();

        Assert.DoesNotContain("pull|", Calls(project));
        Assert.Contains("|up|", Calls(project));
    }

    private static ApplyProject Project(string pull, string has)
    {
        var project = ApplyProject.Create("""
            project: { name: shop }
            services:
              web: { image: "acme/web:1", stable_seconds: 0 }
            environments:
              prod: { driver: compose }

            """);
        project.Project.Write("compose.yml", "services:\n  web: {}\n");
        project.Project.Write("tools/docker", $"""
            #!/bin/sh
            printf '%s|' "$@" >> '{project.Project.PathOf("calls.txt")}'
            echo >> '{project.Project.PathOf("calls.txt")}'
            {pull}
            if [ "$1" = image ]; then {has}; fi

            """.ReplaceLineEndings("\n"));
        Dotnet.RunProgram("chmod", project.Project.Folder, ["+x", "tools/docker"]).Succeeds();
        return project;
    }

    private static BuildResult Apply(ApplyProject project) =>
        project.Project.BuildWith(("PATH", $"{project.Project.PathOf("tools")}:{Environment.GetEnvironmentVariable("PATH")}"), "-t:DeployPlanApply", "-p:Env=prod");

    private static string Calls(ApplyProject project) => File.ReadAllText(project.Project.PathOf("calls.txt"));
}
