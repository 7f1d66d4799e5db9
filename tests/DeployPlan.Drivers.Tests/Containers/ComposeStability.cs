namespace DeployPlan.Drivers.Tests.Containers;

/// <summary>What compose has started must run, under one name and with the values of the <c>env_file</c>.</summary>
public partial class ContainerDeploys
{
    [TestMethod]
    [DataRow("restarted", "always", "restarts|ended with code 7")]
    [DataRow("ended", "\"no\"", "ended with code 7")]
    public void A_container_that_ends_soon_fails_the_deploy_with_its_last_lines(string name, string restart, string why)
    {
        // Each has a name of its own: what the engine restarts may run at the very moment in which another deploy replaces it.
        var project = Worker(name, $"restart: {restart}", "echo no queue here; sleep 1; exit 7");

        var output = project.Apply().Fails().Output;

        Assert.MatchesRegex($@"error DPL4246: deploy_prod_worker: The container \S+ ({why}) within 5 s of its deploy: (no queue here( \| )?)+; if it is a job that ends, write 'stable_seconds: 0'", output);
    }

    [TestMethod]
    public void A_deploy_that_leaves_no_container_fails()
    {
        var output = Worker("none", "deploy: { replicas: 0 }", "sleep 1000").Apply().Fails().Output;

        Assert.Contains("error DPL4246: deploy_prod_worker: The service 'worker' has no container after its deploy", output);
    }

    [TestMethod]
    public void A_job_that_ends_is_one_where_the_config_says_so()
    {
        var project = Worker("job", "restart: \"no\"", "exit 0");
        project.Files.Replace("deploy.yml", "worker: {", "worker: { stable_seconds: 0,");

        project.Apply().Succeeds();
    }

    [TestMethod]
    public void The_values_of_the_env_file_arrive_as_they_are_and_those_of_the_compose_file_win()
    {
        var project = Worker("values", "environment: { OURS: compose }\n    volumes: [\"./out:/out\"]", "printf '%s|%s|%s' \"$PASSWORD\" \"$PEM\" \"$OURS\" > /out/seen; sleep 1000".Replace("$", "$$", StringComparison.Ordinal));
        project.Files.Replace("deploy.yml", "driver: compose", "driver: compose, env_file: prod.env");
        project.Files.Write("prod.env", "PASSWORD=pa$word1 'q'\nPEM=\"one\ntwo\"\nOURS=file\n");
        Directory.CreateDirectory(project.Files.PathOf("out"));

        project.Apply().Succeeds();

        Assert.AreEqual("pa$word1 'q'|one\ntwo|compose", File.ReadAllText(project.Files.PathOf("out/seen")));
        Assert.DoesNotContain("pa$word1", string.Concat(Directory.GetFiles(Path.Combine(project.LastRelease, "compose")).Select(File.ReadAllText)));
    }

    [TestMethod]
    public void What_runs_under_the_name_that_the_project_had_before_is_not_doubled()
    {
        var project = Worker("former", "stop_grace_period: 0s", "sleep 1000");
        project.Files.Replace("deploy.yml", "driver: compose", "driver: compose, compose_project: former");
        project.Apply().Succeeds();
        project.Files.Replace("deploy.yml", ", compose_project: former", "");

        var output = project.Apply().Fails().Output;

        Assert.MatchesRegex(@"error DPL4243: deploy_prod_worker: The compose project of this environment is now 'former-prod', but 'former', as it was called before, has (\S+); end it first: docker rm -f \1; or keep", output);
    }

    private static ContainerProject Worker(string name, string service, string script)
    {
        var project = new ContainerProject(s_engine, $$"""
            project: { name: {{name}} }
            services:
              worker: { image: "{{SleepingImage(name)}}" }
            environments:
              prod: { driver: compose }

            """);
        project.Files.Write("compose.yml", $"services:\n  worker:\n    network_mode: host\n    {service}\n    entrypoint: [/bin/busybox, sh, -c]\n    command: ['{script.Replace("'", "''", StringComparison.Ordinal)}']\n");
        return project;
    }
}
