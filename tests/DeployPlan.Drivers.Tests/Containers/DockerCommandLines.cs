namespace DeployPlan.Drivers.Tests.Containers;

/// <summary>What the drivers ask of <c>docker</c> and its <c>compose</c>, with a program in their place that only notes it.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
public partial class DockerCommandLines
{
    private const string NamesAndFiles = "{{.Names}}|{{.Label \"com.docker.compose.project.config_files\"}}";
    private const string ContainerId = "{{.ID}}";
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private const string Id = "sha256:fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";
    private const string Server = "{{.Server.Version}}";
    private const string IdOf = "{{.Id}}";

    [TestMethod]
    public void With_buildx_the_builder_pushes_and_says_the_digest()
    {
        var project = WithDocker("registry: registry.example.com/acme", $$"""
            if [ "$1 $2" = "buildx version" ]; then echo github.com/docker/buildx v0.20.0; fi
            if [ "$1 $2" = "buildx build" ]; then echo '{ "containerimage.config.digest": "{{Id}}", "containerimage.digest": "{{Digest}}" }' > "$5"; fi
            """);
        project.Project.Write("web/Dockerfile", "FROM scratch\narg DEPLOYPLAN_VERSION\n");

        Apply(project).Succeeds();

        var calls = Calls(project);
        Assert.Contains("buildx|build|--push|--metadata-file|~/", calls);
        Assert.Contains("|-t|registry.example.com/acme/shop/web:1.0.0|--build-arg|DEPLOYPLAN_VERSION=1.0.0|--label|org.opencontainers.image.version=1.0.0|~/web|", calls);
        Assert.DoesNotContain("\npush|", calls);
        Assert.Contains($"registry.example.com/acme/shop/web@{Digest}", ResultOf(project));
    }

    [TestMethod]
    [DataRow("containerimage.config.digest", DisplayName = "an engine that names an image by its configuration")]
    [DataRow("containerimage.digest", DisplayName = "an engine that names an image by its manifest")]
    public void With_buildx_an_image_without_a_registry_is_loaded_and_known_by_its_id(string key)
    {
        var project = WithDocker("", Loads($$"""{ "{{key}}": "{{Id}}", "other": "{{Digest}}" }"""));

        Apply(project).Succeeds();

        Assert.Contains("buildx|build|--load|--metadata-file|~/", Calls(project));
        Assert.Contains(Id, ResultOf(project));
    }

    [TestMethod]
    [DataRow($$"""{ "containerimage.config.digest": "{{Digest}}", "containerimage.digest": "{{Digest}}" }""", DisplayName = "an older image of the same tag")]
    [DataRow("{}", DisplayName = "a builder that does not say what it made")]
    public void With_buildx_the_id_of_an_image_that_this_build_did_not_certainly_make_is_not_kept(string said)
    {
        var project = WithDocker("", Loads(said));

        Apply(project).Succeeds();

        var result = ResultOf(project);
        Assert.Contains("\"shop/web:1.0.0\"", result);
        Assert.DoesNotContain("image_id", result);
    }

    [TestMethod]
    public void An_image_that_this_build_did_not_make_is_not_pushed()
    {
        var project = WithDocker("registry: registry.example.com/acme", $"""
            if [ "$1" = build ]; then echo {Id} > "$3"; fi
            if [ "$1" = image ]; then echo {Digest}; fi
            """);

        var output = Apply(project).Fails().Output;

        Assert.Contains("error DPL4256: build_web: 'docker build' ended, but registry.example.com/acme/shop/web:1.0.0 of the engine is not what it built, so nothing was pushed", output);
        Assert.DoesNotContain("\npush|", Calls(project));
    }

    [TestMethod]
    [DataRow("if [ \"$1\" = build ]; then echo ID > \"$3\"; fi\nif [ \"$1\" = image ]; then echo ID; fi", "docker push")]
    [DataRow("if [ \"$1 $2\" = \"buildx version\" ]; then echo github.com/docker/buildx v0.20.0; fi", "docker buildx build")]
    public void A_push_that_does_not_say_its_digest_fails(string script, string command)
    {
        var project = WithDocker("registry: registry.example.com/acme", script.Replace("ID", Id, StringComparison.Ordinal));

        Assert.Contains($"error DPL4144: build_web: '{command}' did not report the digest of registry.example.com/acme/shop/web:1.0.0", Apply(project).Fails().Output);
    }

    [TestMethod]
    public void An_engine_that_does_not_answer_is_an_error_before_anything_runs()
    {
        var project = WithDocker("", "if [ \"$1\" = version ]; then echo 'error during connect: no such host' >&2; exit 1; fi");

        var output = Apply(project).Fails().Output;

        Assert.Contains("error DPL4257: build_web: The container engine does not answer: 'docker' exited with code 1: error during connect: no such host; start it, or correct DOCKER_HOST", output);
        Assert.IsEmpty(project.Releases);
    }

    [TestMethod]
    public void An_image_without_a_registry_needs_an_engine_also_where_the_SDK_builds_it()
    {
        var project = WithDocker("", "exit 1");
        File.Copy(project.Project.PathOf("tools/docker"), project.Project.PathOf("tools/podman"));
        project.Project.Replace("deploy.yml", "build: { provider: docker, context: web }", "project: src/Web/Web.csproj");
        project.Project.Write("src/Web/Web.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup></Project>""");

        var output = Apply(project).Fails().Output;

        Assert.Contains("error DPL4257: build_web: The container engine does not answer", output);
        Assert.IsEmpty(project.Releases);
    }

    private static string Loads(string said) => $"""
        if [ "$1 $2" = "buildx version" ]; then echo github.com/docker/buildx v0.20.0; fi
        if [ "$1 $2" = "buildx build" ]; then echo '{said}' > "$5"; fi
        if [ "$1" = image ]; then echo {Id}; fi
        """;

    private static string ResultOf(ApplyProject project) => File.ReadAllText(Directory.GetFiles(Path.Combine(project.Releases[^1], "results"), "*-build_web.json").Single());

    private static ApplyProject WithDocker(string registry, string script)
    {
        var project = ApplyProject.Create($$"""
            project: { name: shop{{(registry.Length > 0 ? ", " : "")}}{{registry}} }
            services:
              web: { build: { provider: docker, context: web }, command: ["true"] }
            environments:
              prod: { driver: command }

            """);
        project.Project.Write("web/Dockerfile", "FROM scratch\n");
        AddDocker(project, script);
        return project;
    }

    private static void AddDocker(ApplyProject project, string script)
    {
        project.Project.Write("tools/docker", $"""
            #!/bin/sh
            printf '%s|' "$@" >> '{project.Project.PathOf("calls.txt")}'
            echo >> '{project.Project.PathOf("calls.txt")}'
            {script}

            """.ReplaceLineEndings("\n"));
        Dotnet.RunProgram("chmod", project.Project.Folder, ["+x", "tools/docker"]).Succeeds();
    }

    private static BuildResult Apply(ApplyProject project) =>
        project.Project.BuildWith(("PATH", $"{project.Project.PathOf("tools")}:{Environment.GetEnvironmentVariable("PATH")}"), "-t:DeployPlanApply", "-p:Env=prod", "-m:1");

    private static string Calls(ApplyProject project) => File.ReadAllText(project.Project.PathOf("calls.txt")).Replace(project.Project.Folder, "~", StringComparison.Ordinal);

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
            if [ "$1" = build ]; then echo {Id} > "$3"; fi
            if [ "$1" = image ]; then echo {Id}; fi
            case "$*" in ps*-prod*) echo c1;; inspect*) echo '/web|running|0|t|';; esac

            """.ReplaceLineEndings("\n"));
        Dotnet.RunProgram("chmod", project.Project.Folder, ["+x", "tools/docker"]).Succeeds();

        project.Project.BuildWith(("PATH", $"{project.Project.PathOf("tools")}:{Environment.GetEnvironmentVariable("PATH")}"), "-t:DeployPlanApply", "-p:Env=prod").Succeeds();

        const string Image = $"registry.example.com/acme/web@{Digest}";
        Assert.AreEqual(
            $"""
            compose|version|
            version|--format|{Server}|
            version|--format|{Server}|
            buildx|version|
            build|--iidfile|~/.deployplan/prod/{Path.GetFileName(project.Releases[^1])}/builds/build_web.id|-f|~/web/Dockerfile|-t|registry.example.com/acme/web:1-x|-t|registry.example.com/acme/web:a|-t|registry.example.com/acme/web:b|--target|final|--build-arg|A=x y|--build-arg|B=|--label|org.opencontainers.image.version=1.0.0|--label|team=web|~/web|
            image|inspect|--format|{IdOf}|registry.example.com/acme/web:1-x|
            image|inspect|--format|{IdOf}|registry.example.com/acme/web:a|
            image|inspect|--format|{IdOf}|registry.example.com/acme/web:b|
            push|registry.example.com/acme/web:1-x|
            push|registry.example.com/acme/web:a|
            push|registry.example.com/acme/web:b|
            {ContainersOf("shop---co")}--format|{NamesAndFiles}|
            compose|version|
            pull|{Image}|
            compose|-p|shop---co-prod|-f|~/compose.yml|-f|~/.deployplan/prod/{Path.GetFileName(project.Releases[^1])}/compose/deploy_prod_web.yaml|up|-d|--no-build|--no-deps|web|
            {ContainersOf("shop---co-prod")}--format|{ContainerId}|
            inspect|
            """,
            UpToTheFirstLook(File.ReadAllText(project.Project.PathOf("calls.txt")).Replace(project.Project.Folder, "~", StringComparison.Ordinal)));
        Assert.AreEqual(
            $"""
            services:
              "other":
                image: "deployed-by-another-operation"
              "web":
                image: "{Image}"
                env_file: ["{project.Project.PathOf($".deployplan/prod/{Path.GetFileName(project.Releases[^1])}/compose/deploy_prod_web.env")}"]
                stop_grace_period: 45s

            """,
            File.ReadAllText(Path.Combine(project.Releases[^1], "compose", "deploy_prod_web.yaml")));
    }

    private static string ContainersOf(string composeProject) =>
        $"ps|-a|--no-trunc|--filter|label=com.docker.compose.project={composeProject}|--filter|label=com.docker.compose.oneoff=False|--filter|label=com.docker.compose.service=web|";

    // A deploy asks again and again whether its containers run still.
    private static string UpToTheFirstLook(string calls) => calls[..(calls.IndexOf("\ninspect|", StringComparison.Ordinal) + "\ninspect|".Length)];
}
