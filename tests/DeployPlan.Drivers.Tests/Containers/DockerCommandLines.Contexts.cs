namespace DeployPlan.Drivers.Tests.Containers;

/// <summary>What gets into an image is what the plan has sealed.</summary>
public partial class DockerCommandLines
{
    private const string PodmanAsEngine = "case \"$*\" in *Components*) echo 'Podman Engine VERSION';; esac";

    [TestMethod]
    [DataRow("Dockerfile", "", "")]
    [DataRow("Dockerfile", "", PodmanAsEngine, "4.2.1")]
    [DataRow("../other/Dockerfile", "", PodmanAsEngine, "5.0.0")]
    [DataRow("Dockerfile", "", "touch web/.dockerignore\n" + PodmanAsEngine, "5.0.0")]
    [DataRow("Dockerfile", "", "if [ \"$1\" = --version ]; then echo podman version 4.2.0; fi")]
    [DataRow("Dockerfile", "DOCKER_BUILDKIT=0\n", "if [ \"$1\" = buildx ]; then echo github.com/docker/buildx v0.20.0; fi")]
    public void A_builder_that_does_not_read_the_dockerignore_of_its_Dockerfile_is_an_error_before_anything_runs(string dockerfile, string variables, string script, string version = "")
    {
        var project = WithIgnoreFile(dockerfile, variables, script.Replace("VERSION", version, StringComparison.Ordinal));

        var output = Apply(project).Fails().Output;

        Assert.Contains("error DPL4259: build_web: Without buildx the image is built without regard to ", output);
        Assert.MatchesRegex($"install buildx{(variables.Length > 0 ? " and unset DOCKER_BUILDKIT" : "")}, or move the rules to \\S+/web/.dockerignore", output);
        Assert.IsEmpty(project.Releases);
    }

    [TestMethod]
    [DataRow("Dockerfile", "", "if [ \"$1 $2\" = \"buildx version\" ]; then echo github.com/docker/buildx v0.20.0; fi")]
    [DataRow("../other/Dockerfile", "DOCKER_BUILDKIT=1\n", "")]
    [DataRow("Dockerfile", "", PodmanAsEngine, "4.3.1")]
    [DataRow("../other/Dockerfile", "", "if [ \"$1\" = --version ]; then echo podman version 5.4.2; fi")]
    public void A_builder_that_reads_the_dockerignore_of_its_Dockerfile_builds(string dockerfile, string variables, string script, string version = "")
    {
        var project = WithIgnoreFile(dockerfile, variables, $"""
            {script.Replace("VERSION", version, StringComparison.Ordinal)}
            if [ "$1" = build ]; then echo {Id} > "$3"; fi
            if [ "$1" = image ]; then echo {Id}; fi
            """);

        Apply(project).Succeeds();
    }

    [TestMethod]
    public void Compose_builds_what_the_plan_has_no_image_for()
    {
        var project = WithCompose("web: {}", """
            services:
              web:
                build: ./web
              other:
                build: ./web

            """);

        Apply(project).Succeeds();

        Assert.MatchesRegex(@"\|-f\|[^|]*yaml\|build\|web\|\ncompose\|.*\|up\|-d\|--no-deps\|web\|\n", Calls(project));
    }

    [TestMethod]
    public void Compose_builds_nothing_where_the_plan_says_what_runs()
    {
        var project = WithCompose("web: { image: \"registry.example.com/acme/web:1\" }", "services:\n  web:\n    build: ./web\n");

        Apply(project).Succeeds();

        var calls = Calls(project);
        Assert.DoesNotContain("yaml|build|", calls);
        Assert.Contains("|up|-d|--no-build|--no-deps|web|", calls);
    }

    [TestMethod]
    public void Of_everything_that_a_Stagecraft_file_starts_compose_builds_what_the_plan_does_not()
    {
        var project = ApplyProject.Create("""
            project: { name: shop }
            backend:
              provider: generic
              providers: { generic: { build: { dockerfile: web/Dockerfile, context: web } } }
            environments:
              prod: { driver: compose }

            """);
        project.Project.AddToProject("<ItemGroup><DeployPlanDriver Include=\"compose\" OperationType=\"health_check\" TargetName=\"Healthy\" /></ItemGroup><Target Name=\"Healthy\" />");
        project.Project.Write("compose.yaml", "services:\n  backend:\n    build: ./web\n  cache:\n    build: ./web\n  queue:\n    image: queue:1\n    volumes: [\"./queue.conf:/queue.conf\"]\n");
        project.Project.Write("queue.conf", "");
        project.Project.Write("web/Dockerfile", "FROM scratch\n");
        AddDocker(project, $$"""
            if [ "$1" = build ]; then echo {{Id}} > "$3"; fi
            case "$*" in
                image*) echo {{Id}};;
                *' config') printf 'services:\n  backend:\n    build: {}\n  cache:\n    build: {}\n  queue:\n    volumes:\n    - {{project.Project.PathOf("queue.conf")}}:/queue.conf:rw\n';;
                ps*-prod*) echo c1;;
                inspect*) echo '/web|running|0|t|';;
            esac
            """);

        Apply(project).Succeeds();

        Assert.MatchesRegex(@"yaml\|build\|cache\|\ncompose\|.*\|up\|-d\|--no-build\|\n", Calls(project));
        Assert.MatchesRegex("""
            "queue":
                labels: { "deployplan.mounted": "[0-9a-f]{64}" }
            """, File.ReadAllText(Directory.GetFiles(Path.Combine(project.Releases[^1], "compose"), "*.yaml").Single()));
    }

    [TestMethod]
    public void A_compose_that_takes_no_names_of_services_is_asked_for_all()
    {
        var project = WithCompose("web: {}", "services:\n  web:\n    build: ./web\n", "exit 2;; *' config') printf 'services:\\n  web:\\n    build: {}\\n'");

        Apply(project).Succeeds();

        Assert.Contains("yaml|build|web|", Calls(project));
    }

    [TestMethod]
    public void What_compose_does_not_say_of_a_service_fails_its_deploy()
    {
        var project = WithCompose("web: {}", "services:\n  web:\n    build: ./web\n", "echo no answer");

        Assert.Contains("error DPL4154: deploy_prod_web: 'docker compose config' did not say what the services mount and build", Apply(project).Fails().Output);
        Assert.DoesNotContain("|up|", Calls(project));
    }

    private static ApplyProject WithIgnoreFile(string dockerfile, string variables, string script)
    {
        var project = WithDocker("", script);
        project.Project.Replace("deploy.yml", "context: web }", $"context: web, dockerfile: {(dockerfile[0] == '.' ? dockerfile[3..] : "web/" + dockerfile)} }}");
        project.Project.Replace("deploy.yml", "{ driver: command }", "{ driver: command, env_file: prod.env }");
        project.Project.Write("prod.env", variables);
        project.Project.Write("other/Dockerfile", "FROM scratch\n");
        project.Project.Write(dockerfile[0] == '.' ? "other/Dockerfile.dockerignore" : "web/Dockerfile.dockerignore", "secret.txt\n");
        return project;
    }

    private static ApplyProject WithCompose(string service, string compose, string config = "printf 'services:\\n  other:\\n    build: {}\\n  web:\\n    build:\\n      context: /web\\n'")
    {
        var project = ApplyProject.Create($$"""
            project: { name: shop }
            services:
              {{service}}
            environments:
              prod: { driver: compose }

            """);
        project.Project.Write("compose.yaml", compose);
        project.Project.Write("web/Dockerfile", "FROM scratch\n");
        AddDocker(project, $"case \"$*\" in *' config web') {config};; ps*-prod*) echo c1;; inspect*) echo '/web|running|0|t|';; esac");
        return project;
    }
}
