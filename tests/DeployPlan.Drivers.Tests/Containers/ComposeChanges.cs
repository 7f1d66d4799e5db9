namespace DeployPlan.Drivers.Tests.Containers;

/// <summary>What a deploy with compose changes about containers that run already.</summary>
public partial class ContainerDeploys
{
    [TestMethod]
    public async Task An_image_that_only_the_compose_file_builds_is_built_from_the_context_of_the_plan()
    {
        var (web, side) = (ContainerEngine.FreePort(), ContainerEngine.FreePort());
        var project = new ContainerProject(s_engine, """
            project: { name: builds }
            services:
              web: {}
              side: {}
            environments:
              prod: { driver: compose }

            """);
        project.AddDockerfile("web", "old");
        project.Files.Replace("web/Dockerfile", "[\"/never\"]", "[\"/bin/busybox\", \"httpd\", \"-f\", \"-h\", \"/www\", \"-p\"]");
        project.Files.Write("compose.yaml", $$"""
            services: {
              web: { build: ./web, network_mode: host, stop_grace_period: 0s, command: ["127.0.0.1:{{web}}"] },
              side: { build: { context: web }, network_mode: host, stop_grace_period: 0s, command: ["127.0.0.1:{{side}}"] } }

            """);
        project.Apply().Succeeds();
        Assert.AreEqual("old\n", await ContainerEngine.Ask(web));

        project.Files.Replace("web/Dockerfile", "echo old", "echo new");
        project.Files.Write("web/notes", "new\n");
        project.Apply().Succeeds();

        Assert.AreEqual("new\n", await ContainerEngine.Ask(web));
        Assert.AreEqual("new\n", await ContainerEngine.Ask(side));

        // Going back builds again: from what it was built from then.
        var refused = project.Rollback().Fails().Output;
        Assert.Contains("error DPL3140: 'deploy_prod_", refused);
        Assert.Contains("web/notes; check out", refused);
        File.Delete(project.Files.PathOf("web/notes"));
        project.Files.Replace("web/Dockerfile", "echo new", "echo old");
        project.Rollback().Succeeds();
        project.Apply("-p:DeployPlanFile=" + project.Files.PathOf("bin/deployplan/prod/rollback.json")).Succeeds();

        Assert.AreEqual("old\n", await ContainerEngine.Ask(web));
        Assert.AreEqual("old\n", await ContainerEngine.Ask(side));
    }

    [TestMethod]
    public void A_container_is_replaced_where_a_file_that_its_service_mounts_has_changed_and_runs_on_where_only_one_of_another_service_has()
    {
        var image = SleepingImage("mounts");
        var project = new ContainerProject(s_engine, $$"""
            project: { name: mounts }
            services:
              folder: { image: "{{image}}" }
              file: { image: "{{image}}" }
              none: { image: "{{image}}" }
            environments:
              prod: { driver: compose, compose_file: deploy/compose.yml }

            """);
        project.Files.Write("deploy/compose.yml", """
            x-service: &service { network_mode: host, stop_grace_period: 0s }
            services:
              folder:
                <<: *service
                volumes:
                - { type: bind, source: ../conf, target: /conf, read_only: true }
              file:
                <<: *service
                volumes: ["./file.conf:/file.conf:ro"]
              none:
                <<: *service

            """);
        project.Files.Write("conf/sub/a.conf", "a\n");
        project.Files.Write("deploy/file.conf", "one\n");
        project.Apply().Succeeds();
        var first = Containers("mounts", "folder", "file", "none");

        project.Files.Write("deploy/file.conf", "two\n");
        project.Apply().Succeeds();
        var second = Containers("mounts", "folder", "file", "none");

        Assert.AreEqual(first[0], second[0], "The folder has not changed.");
        Assert.AreNotEqual(first[1], second[1], "The file has changed.");
        Assert.AreEqual(first[2], second[2], "Nothing is mounted.");

        project.Files.Write("conf/sub/a.conf", "b\n");
        project.Apply().Succeeds();
        var third = Containers("mounts", "folder", "file", "none");

        Assert.AreNotEqual(second[0], third[0], "A file of the folder has changed.");
        Assert.AreEqual(second[1], third[1], "The file has not changed.");
        Assert.AreEqual(second[2], third[2], "Nothing is mounted.");
    }

    // The id of the one container of each service.
    private static List<string> Containers(string project, params string[] services) =>
    [
        .. services.Select(service => s_engine.Docker(
            "ps", "--no-trunc", "--filter", $"label=com.docker.compose.project={project}-prod", "--filter", $"label=com.docker.compose.service={service}", "--format", "{{.ID}}").Succeeds().Output.Trim()),
    ];
}
