namespace DeployPlan.Drivers.Tests.Containers;

/// <summary>What the drivers ask of <c>docker</c> and its <c>compose</c>, with a program in their place that only notes it.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
public class DockerCommandLines
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [TestMethod]
    public void An_image_is_built_pushed_pulled_and_started_by_its_digest()
    {
        var project = ApplyProject.Create("""
            project: { name: "Shop & Co", registry: registry.example.com/acme }
            services:
              web:
                image: registry.example.com/acme/web:1-x
                stop_timeout_seconds: 45
                build: { provider: docker, context: web, workdir: web, target: final, tags: [b, a], build_args: { A: "x y", B: "" }, labels: { team: web } }
            environments:
              prod: { driver: compose, env_file: prod.env }

            """);
        project.Project.Write("web/Dockerfile", "FROM scratch AS final\n");
        project.Project.Write("compose.yml", "services:\n  web: { ports: [80] }\n  other: {}\n");
        project.Project.Write("prod.env", "A=b\n");
        project.Project.Write("tools/docker", $"""
            #!/bin/sh
            printf '%s|' "$@" >> '{project.Project.PathOf("calls.txt")}'
            echo >> '{project.Project.PathOf("calls.txt")}'
            if [ "$1" = push ]; then echo '1-x: digest: {Digest} size: 528'; fi

            """.ReplaceLineEndings("\n"));
        Dotnet.RunProgram("chmod", project.Project.Folder, ["+x", "tools/docker"]).Succeeds();

        project.Project.BuildWith(("PATH", $"{project.Project.PathOf("tools")}:{Environment.GetEnvironmentVariable("PATH")}"), "-t:DeployPlanApply", "-p:Env=prod").Succeeds();

        const string Image = $"registry.example.com/acme/web@{Digest}";
        Assert.AreEqual(
            $"""
            compose|version|
            build|-f|~/web/Dockerfile|-t|registry.example.com/acme/web:1-x|-t|registry.example.com/acme/web:a|-t|registry.example.com/acme/web:b|--target|final|--build-arg|A=x y|--build-arg|B=|--label|team=web|~/web|
            push|registry.example.com/acme/web:1-x|
            push|registry.example.com/acme/web:a|
            push|registry.example.com/acme/web:b|
            compose|version|
            pull|{Image}|
            compose|-p|shop---co|-f|~/compose.yml|-f|~/.deployplan/prod/{Path.GetFileName(project.Releases[^1])}/compose/deploy_prod_web.yaml|up|-d|--no-deps|web|

            """,
            File.ReadAllText(project.Project.PathOf("calls.txt")).Replace(project.Project.Folder, "~", StringComparison.Ordinal));
        Assert.AreEqual(
            $"""
            services:
              "other":
                image: "deployed-by-another-operation"
              "web":
                image: "{Image}"
                env_file: ["{project.Project.PathOf("prod.env")}"]
                stop_grace_period: 45s

            """,
            File.ReadAllText(Path.Combine(project.Releases[^1], "compose", "deploy_prod_web.yaml")));
    }
}
