namespace DeployPlan.Drivers.Tests.Containers;

public partial class ContainerDeploys
{
    [TestMethod]
    public void Services_of_one_compose_project_are_started_one_after_another_and_those_of_others_are_left_alone()
    {
        var image = SleepingImage("many");
        var project = new ContainerProject(s_engine, $$"""
            project: { name: many }
            services:
              one: { image: "{{image}}" }
              two: { image: "{{image}}" }
              three: {}
            environments:
              prod: { driver: compose, compose_file: deploy/compose.yml }

            """);
        project.Files.Write("deploy/compose.yml", $"""
            services:
              one: &service
                network_mode: host
                stop_grace_period: 0s
                volumes: [data:/data]
              two:
                <<: *service
              three:
                <<: *service
                image: {image}
              other:
                <<: *service
            volumes:
              data:

            """);

        project.Apply("-m:4").Succeeds();

        foreach (var service in new[] { "one", "two", "three" })
        {
            Assert.AreEqual(image, project.RunningImage("many", service), service);
        }

        Assert.AreEqual(3, s_engine.Docker("ps", "-a", "-q", "--filter", "label=com.docker.compose.project=many-prod").Succeeds().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.AreEqual(image, project.ImageOf("deploy_prod_one"));
        Assert.IsEmpty(Directory.GetFiles(Path.Combine(project.LastRelease, "results"), "*three*"));
    }

    [TestMethod]
    public void An_image_that_does_not_exist_fails_with_what_the_engine_says_and_the_old_container_runs_on()
    {
        var (project, image) = Deployed("stays");
        project.Files.Replace("deploy.yml", image, $"{s_engine.Registry}/nothing:2");

        var output = project.Apply().Fails().Output;

        Assert.MatchesRegex("error DPL4104: deploy_prod_web: 'docker' exited with code 1: .*nothing:2.*unknown", output);
        Assert.AreEqual(image, project.RunningImage("stays", "web"));
    }

    [TestMethod]
    public void An_image_that_was_pulled_once_and_cannot_be_pulled_now_is_not_deployed_and_the_old_container_runs_on()
    {
        var (project, image) = Deployed("once");
        s_engine.Docker("tag", image, "acme/once:latest").Succeeds();
        project.Files.Replace("deploy.yml", image, "acme/once:latest");

        Assert.Contains("so it is not deployed", project.Apply().Fails().Output);

        Assert.AreEqual(image, project.RunningImage("once", "web"));
    }

    [TestMethod]
    [DataRow("", "error DPL2071: Environment 'prod' deploys with compose, but there is no compose file; add compose.yaml beside the config, write 'compose_file: path' to the environment")]
    [DataRow("services:\n  wbe: { image: a }\n", "error DPL1061: 'compose.yml', with which environment 'prod' deploys the service 'web', has no service of that name; did you mean 'wbe'?")]
    public void A_service_that_no_compose_file_has_is_an_error_that_says_what_to_write(string compose, string error)
    {
        var project = new ContainerProject(s_engine, """
            project: { name: without }
            services:
              web: { image: "a:1" }
            environments:
              prod: { driver: compose }

            """);
        if (compose.Length > 0)
        {
            project.Files.Write("compose.yml", compose);
        }

        Assert.Contains(error, project.Apply().Fails().Output);
    }

    [TestMethod]
    public void A_Stagecraft_file_deploys_everything_in_its_compose_file_with_the_backend_that_was_built()
    {
        var image = SleepingImage("whole-cache");
        var project = new ContainerProject(s_engine, $$"""
            project: { name: whole, registry: "{{s_engine.Registry}}" }
            backend:
              provider: generic
              providers: { generic: { build: { dockerfile: web/Dockerfile, context: web } } }
            environments:
              prod: { driver: compose }

            """);
        project.Files.AddToProject("<ItemGroup><DeployPlanDriver Include=\"compose\" OperationType=\"health_check\" TargetName=\"Healthy\" /></ItemGroup><Target Name=\"Healthy\" />");
        project.AddDockerfile("web", "built");
        project.Files.Replace("web/Dockerfile", "[\"/never\"]", "[\"/bin/busybox\", \"tail\", \"-f\", \"/dev/null\"]");
        project.Files.Write("compose.yml", $"""
            version: '3.8'
            services:
              backend:
                network_mode: host
                stop_grace_period: 0s
              cache:
                image: {image}
                network_mode: host
                stop_grace_period: 0s

            """);

        project.Apply().Succeeds();

        Assert.AreEqual($"{s_engine.Registry}/whole/backend@{s_engine.DigestOf("whole/backend", "1.0.0")}", project.RunningImage("whole", "backend"));
        Assert.AreEqual(image, project.RunningImage("whole", "cache"));
    }

    // An image in the registry whose container does nothing.
    // A project of one service that runs.
    private static (ContainerProject Project, string Image) Deployed(string name)
    {
        var image = SleepingImage(name);
        var project = new ContainerProject(s_engine, $$"""
            project: { name: {{name}} }
            services:
              web: { image: "{{image}}" }
            environments:
              prod: { driver: compose }

            """);
        project.Files.Write("compose.yml", "services:\n  web:\n    network_mode: host\n    stop_grace_period: 0s\n");
        project.Apply().Succeeds();
        return (project, image);
    }

    private static string SleepingImage(string name)
    {
        var folder = Workspace.NewFolder(name);
        TestImages.AddBusybox(folder);
        File.WriteAllText(Path.Combine(folder, "Dockerfile"), "FROM scratch\nCOPY busybox /bin/busybox\nCMD [\"/bin/busybox\", \"tail\", \"-f\", \"/dev/null\"]\n");
        var image = $"{s_engine.Registry}/{name}:1";
        s_engine.Docker("build", "-t", image, folder).Succeeds();
        s_engine.Docker("push", image).Succeeds();
        return image;
    }
}
