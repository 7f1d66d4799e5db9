namespace DeployPlan.Drivers.Tests.Containers;

public partial class ContainerDeploys
{
    [TestMethod]
    public async Task A_Dockerfile_is_built_as_the_plan_says_pushed_under_every_tag_and_run_by_its_digest_although_the_tag_has_moved()
    {
        var (port, gate) = (ContainerEngine.FreePort(), ContainerEngine.FreePort());
        var project = new ContainerProject(s_engine, $$"""
            project: { name: pinned, registry: "{{s_engine.Registry}}" }
            services:
              gate:
                build: { provider: docker, context: web, target: web }
                health_check: { url: "http://127.0.0.1:{{gate}}/open.html", timeout_seconds: 10, interval_seconds: 1 }
              web:
                build: { provider: generic, context: web, target: web, tags: [stable], build_args: { SUFFIX: "-1" }, labels: { team: "a b" } }
                depends_on: [gate]
                health_check: { url: "http://127.0.0.1:{{port}}/" }
            environments:
              prod: { driver: compose }

            """);
        project.AddDockerfile("web", "built");
        project.Files.Write("compose.yml", $"""
            version: "3.8"
            services:
              gate:
                network_mode: host
                stop_grace_period: 0s
                command: ["127.0.0.1:{gate}"]
                volumes: ["{project.Files.PathOf("gate")}:/www:ro"]
              web:
                network_mode: host
                stop_grace_period: 0s
                command: ["127.0.0.1:{port}"]
            """);
        Directory.CreateDirectory(project.Files.PathOf("gate"));

        project.Apply("-m:1").Fails();

        Assert.AreEqual("skipped", project.StatusOf("deploy_prod_web"));
        var digest = s_engine.DigestOf("pinned/web", "1.0.0");
        Assert.AreEqual($"{s_engine.Registry}/pinned/web@{digest}", project.ImageOf("build_web"));
        CollectionAssert.AreEqual(new[] { "1.0.0", "stable" }, (await s_engine.TagsOf("pinned/web")).ToArray());
        Assert.AreEqual("a b", s_engine.Docker("image", "inspect", "--format", "{{.Config.Labels.team}}", $"{s_engine.Registry}/pinned/web:stable").Succeeds().Output.Trim());

        s_engine.Docker("tag", $"{s_engine.Registry}/pinned/gate:1.0.0", $"{s_engine.Registry}/pinned/web:1.0.0").Succeeds();
        s_engine.Docker("push", $"{s_engine.Registry}/pinned/web:1.0.0").Succeeds();
        Assert.AreNotEqual(digest, s_engine.DigestOf("pinned/web", "1.0.0"));
        project.Files.Write("gate/open.html", "");
        project.Apply("-p:DeployPlanResume=true").Succeeds();

        Assert.AreEqual("built-1\n", await ContainerEngine.Ask(port));
        Assert.AreEqual($"{s_engine.Registry}/pinned/web@{digest}", project.RunningImage("pinned", "web"));
    }

    [TestMethod]
    public void A_build_that_breaks_fails_with_what_the_engine_says_and_a_corrected_context_is_a_new_plan()
    {
        var project = new ContainerProject(s_engine, """
            project: { name: broken }
            services:
              web: { build: { provider: docker, context: web } }
            environments:
              prod: { driver: command, services: { web: { command: ["true"] } } }

            """);
        project.AddDockerfile("web", "built", "COPY missing /missing");

        var output = project.Apply().Fails().Output;

        Assert.MatchesRegex("error DPL4104: build_web: 'docker' exited with code 1: .*missing", output);
        Assert.AreEqual("skipped", project.StatusOf("deploy_prod_web"));

        project.Files.Write("web/missing", "");
        Assert.Contains("error DPL4003", project.Apply("-p:DeployPlanResume=true").Fails().Output);
        project.Apply().Succeeds();

        Assert.AreEqual("broken/web:1.0.0", project.ImageOf("build_web"));
        s_engine.Docker("image", "inspect", "broken/web:1.0.0").Succeeds();
    }

    [TestMethod]
    public void An_image_that_only_the_engine_has_is_deployed_without_a_pull_and_a_context_that_holds_the_state_is_said()
    {
        var project = new ContainerProject(s_engine, """
            project: { name: local }
            services:
              web: { build: { provider: docker, dockerfile: web/Dockerfile } }
            environments:
              prod: { driver: compose }

            """);
        project.AddDockerfile("web", "built");
        project.Files.Replace("web/Dockerfile", "COPY busybox", "COPY web/busybox");
        project.Files.Replace("web/Dockerfile", "[\"/never\"]", "[\"/bin/busybox\", \"tail\", \"-f\", \"/dev/null\"]");
        project.Files.Write("compose.yaml", "services:\n  web:\n    network_mode: host\n    stop_grace_period: 0s\n");

        var output = project.Apply().Succeeds().Output;

        Assert.Contains("build_web: the whole folder .deployplan is part of the build context; add the line '.deployplan' to ", output);
        Assert.DoesNotContain("Pulling", output);

        // Without a registry the next build moves the tag: what is deployed is the id. The engine may show it by its tag.
        var id = s_engine.Docker("image", "inspect", "--format", "{{.Id}}", "local/web:1.0.0").Succeeds().Output.Trim();
        Assert.AreEqual(id, project.ImageOf("deploy_prod_web"));
        Assert.Contains(project.RunningImage("local", "web"), new[] { id, id["sha256:".Length..], "local/web:1.0.0", "localhost/local/web:1.0.0", "docker.io/local/web:1.0.0" });
    }

    [TestMethod]
    public void What_the_dockerignore_of_a_Dockerfile_leaves_out_gets_into_no_image()
    {
        var project = new ContainerProject(s_engine, """
            project: { name: ignores }
            services:
              web: { build: { provider: docker, context: web } }
            environments:
              prod: { driver: command, services: { web: { command: ["true"] } } }

            """);
        project.AddDockerfile("web", "built", "COPY . /context\nRUN [\"/bin/busybox\", \"sh\", \"-c\", \"test ! -e /context/left-out.txt\"]");
        project.Files.Write("web/left-out.txt", "");
        project.Files.Write("web/Dockerfile.dockerignore", "left-out.txt\n");

        project.Apply().Succeeds();

        // The engine does not get a file that docker leaves out.
        project.Files.Write("web/.dockerignore", "*.dockerignore\n");
        Assert.Contains("error DPL4259: build_web: ", project.Apply().Fails().Output);
    }
}
