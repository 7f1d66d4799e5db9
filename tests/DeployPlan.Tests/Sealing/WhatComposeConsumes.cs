using DeployPlan.Commands;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Sealing;

[TestClass]
public sealed class WhatComposeConsumes : ConsumedInputs
{
    [TestMethod]
    [DataRow("'${DF:-Dockerfile}'")]
    [DataRow("/elsewhere/Dockerfile")]
    public void A_context_is_known_where_its_Dockerfile_is_not(string dockerfile)
    {
        Write("compose.yaml", $"services: {{ web: {{ build: {{ context: ./web, dockerfile: {dockerfile} }} }} }}\n");
        Write("web/main.c", "web/.dockerignore");

        AssertSealed("services: { web: { image: web } }", "compose.yaml web/ web/.dockerignore", "compose");
    }

    [TestMethod]
    public void A_Dockerfile_of_the_compose_file_itself_has_the_ignore_file_of_the_context()
    {
        Write("compose.yaml", "services: { web: { build: { context: ./web, dockerfile_inline: 'FROM scratch' } } }\n");
        Write("web/main.c", "web/Dockerfile");
        Project.Write("web/Dockerfile.dockerignore", "main.c\n");

        AssertSealed("services: { web: { image: web } }", "compose.yaml web/", "compose");
        Assert.AreEqual("web/Dockerfile web/Dockerfile.dockerignore web/main.c", Members("web/"));
    }

    [TestMethod]
    public void A_folder_above_the_config_has_what_is_beside_it_too()
    {
        var paths = new HashSet<string> { ".." };

        Assert.IsTrue(SealedInput.IsIn(paths, "a.json"));
        Assert.IsTrue(SealedInput.IsIn(paths, "../b/c"));
        Assert.IsFalse(SealedInput.IsIn(paths, "../../c"));
        Assert.IsTrue(SealedInput.IsIn(new HashSet<string> { "../.." }, "../b"));
        Assert.IsFalse(SealedInput.IsIn(new HashSet<string> { "." }, "../b"));
        var plan = DeployPlan.Plans.Plan.Empty with { SealedInputs = [new SealedInput("../../c", ""), new SealedInput("../b/c", ""), new SealedInput("a.json", "")] };
        CollectionAssert.AreEqual(new[] { 1, 2 }, new SealedFiles(plan).Of(Operation.Empty with { Consumes = [".."] }).ToArray());
    }

    [TestMethod]
    [DataRow("services: { web: { build: ./a }, web: { build: ./b } }")]
    [DataRow("services: { web: { build: ./a, build: ./b } }")]
    [DataRow("services: { web: { image: web, image: web } }")]
    public void A_key_that_is_there_twice_is_an_error(string text)
    {
        Write("compose.yaml", text + "\n");
        Write("a/Dockerfile", "b/Dockerfile");
        Project.Write("deploy.yml", "project: { name: shop }\nservices: { web: { image: web } }\nenvironments: { prod: { driver: compose } }\n");

        var problem = PlanCommand.Run(Project.Prod).Diagnostics.Single();

        Assert.AreEqual("DPL2036", problem.Code);
        Assert.Contains("Duplicate key", problem.Message);
    }

    [TestMethod]
    [DataRow("compose", "project: { name: shop }\nservices: { web: { image: web, command: [./run.sh] } }\nenvironments: { prod: { driver: compose } }\n", "compose.yaml")]
    [DataRow("process", "project: { name: shop }\nservices: { web: { project: web/web.csproj, command: [./run.sh] } }\nenvironments: { prod: { driver: process } }\n", "web/web.csproj/")]
    [DataRow("process", "project: { name: shop }\nservices: { web: { command: [./run.sh] } }\nenvironments: { prod: { driver: process } }\n", "run.sh")]
    public void A_command_is_of_the_repository_where_the_driver_reads_it_there(string driver, string config, string expected)
    {
        Write("compose.yaml", "services: { web: { image: web } }\n");
        Write("run.sh", "web/web.csproj");
        Project.Write("deploy.yml", config);

        Assert.AreEqual(expected, string.Join(' ', Plan().SealedInputs.Select(input => input.Path).Where(path => driver == "compose" || path != "compose.yaml")));
    }

    [TestMethod]
    public void Compose_consumes_what_its_file_includes_extends_mounts_and_builds()
    {
        Write("compose.yaml", """
            include: [sub/more.yaml, { path: sub/other.yaml }]
            configs: { nginx: { file: ./nginx.conf } }
            secrets: { key: { file: ./key.pem } }
            services:
              api:
                extends: { file: base.yaml, service: base }
                env_file: prod.env
                build: { context: api, dockerfile: own.Dockerfile }
                volumes: ["./api.json:/etc/api.json:ro", "./settings:/settings:ro", "./data:/data", "named:/n", "/var/run/x.sock:/x", "${DIR}/x:/y", { type: bind, source: ./long.json, target: /l }]
            """);
        Write("sub/more.yaml", "configs: { more: { file: more.conf } }");
        Write("sub/other.yaml", "{}");
        Write("base.yaml", "services: { base: { image: x } }");
        Write("nginx.conf", "key.pem", "prod.env", "sub/more.conf", "api.json", "settings/a.json", "settings/.d/b.json", "data/rows", "long.json", "api/own.Dockerfile", "api/main.c");

        AssertSealed(
            "services: { web: { image: web } }",
            "api.json api/ api/own.Dockerfile base.yaml compose.yaml long.json nginx.conf settings/.d/b.json settings/a.json sub/more.conf sub/more.yaml sub/other.yaml",
            "compose");
    }

    [TestMethod]
    [DataRow("include: [{ path: [sub/a.yaml, sub/b.yaml], project_directory: other, env_file: sub/x.env }]", "compose.yaml other/a.conf other/b.conf sub/a.yaml sub/b.yaml")]
    [DataRow("include: [{ path: [sub/b.yaml, a.yaml] }]", "a.yaml compose.yaml sub/a.conf sub/b.conf sub/b.yaml")]
    [DataRow("volumes: { v: { driver_opts: { type: none, o: \"bind,ro\", device: ./other } }, w: { driver_opts: { type: none, o: bind, device: ./sub } }, x: ~, y: { driver_opts: { type: nfs, o: addr=host, device: \":/x\" } } }", "compose.yaml other/a.conf other/b.conf")]
    [DataRow("services: { web: { build: sub } }", "compose.yaml sub/ sub/Dockerfile")]
    [DataRow("services: { web: { build: { context: https://example.com/x.git, additional_contexts: [shared=other, base=docker-image://alpine] } } }", "compose.yaml other/")]
    [DataRow("services: { web: { build: { context: https://example.com/x.git, additional_contexts: { shared: ./other } } } }", "compose.yaml other/")]
    [DataRow("services: { web: { build: { context: https://example.com/x.git, additional_contexts: { root: sub } } } }", "compose.yaml sub/")]
    [DataRow("services: { web: { image: web, volumes: [\":/data\", \":\", \"\", { type: bind, target: /x }, { type: bind, source: \"\" }] } }", "compose.yaml")]
    [DataRow("services: { web: { image: web, volumes: [{ type: bind, source: sub, target: /x, read_only: true }] } }", "compose.yaml sub/Dockerfile sub/a.conf sub/a.yaml sub/b.conf sub/b.yaml sub/x.env")]
    [DataRow("services: { web: { image: web, volumes: [{ type: bind, source: other, target: /x, read_only: Yes }] } }", "compose.yaml other/a.conf other/b.conf")]
    [DataRow("services: { web: { image: web, volumes: [{ type: bind, source: other, target: /x, read_only: no }] } }", "compose.yaml")]
    [DataRow("configs: { site: { file: ./other } }", "compose.yaml other/a.conf other/b.conf")]
    [DataRow("services: { web: { image: web, extends: base, label_file: [sub/a.conf, ./sub/b.conf], security_opt: [\"seccomp:other/a.conf\", seccomp=unconfined, \"label:disable\"] } }", "compose.yaml other/a.conf sub/a.conf sub/b.conf")]
    public void Compose_has_several_forms_of_one_thing(string compose, string expected)
    {
        Project.Write("compose.yaml", compose + "\n");
        Project.Write("sub/a.yaml", "configs: { a: { file: a.conf } }\n");
        Project.Write("sub/b.yaml", "configs: { b: { file: ./b.conf } }\n");
        Project.Write("a.yaml", "configs: { a: { file: a.conf } }\n");
        Write("sub/a.conf", "sub/b.conf", "sub/x.env", "sub/Dockerfile", "other/a.conf", "other/b.conf");

        AssertSealed("services: { web: { image: web } }", expected, "compose");
    }

    [TestMethod]
    [DataRow("include: [../../elsewhere.yaml]")]
    [DataRow("configs: { a: { file: sub/../../elsewhere.conf } }")]
    [DataRow("services: { web: { extends: { file: ../../elsewhere.yaml, service: base } } }")]
    [DataRow("services: { web: { build: ../../elsewhere } }")]
    [DataRow("services: { web: { build: { context: ../../elsewhere } } }")]
    [DataRow("services: { web: { build: { context: sub, dockerfile: ../../../Dockerfile } } }")]
    [DataRow("services: { web: { build: { context: sub, additional_contexts: { x: ../../elsewhere } } } }")]
    [DataRow("services: { web: { build: { context: sub, additional_contexts: [x=../../elsewhere] } } }")]
    [DataRow("services: { web: { env_file: ../../elsewhere.env } }")]
    [DataRow("services: { web: { env_file: [../../elsewhere.env] } }")]
    [DataRow("services: { web: { env_file: [{ path: ../../elsewhere.env, required: false }] } }")]
    [DataRow("services: { web: { label_file: ../../elsewhere.labels } }")]
    [DataRow("services: { web: { security_opt: [\"seccomp=../../elsewhere.json\"] } }")]
    [DataRow("services: { web: { volumes: [\"../../elsewhere:/data\"] } }")]
    [DataRow("services: { web: { volumes: [\"../../elsewhere.conf:/x.conf:ro\"] } }")]
    [DataRow("services: { web: { volumes: [{ type: bind, source: ../../elsewhere, target: /x }] } }")]
    [DataRow("volumes: { v: { driver_opts: { type: none, o: \"bind,ro\", device: ../../elsewhere } } }")]
    [DataRow("secrets: { key: { file: ../../elsewhere.pem } }")]
    [DataRow("include: [{ path: more.yaml, env_file: ../../elsewhere.env }]")]
    [DataRow("x-a: &a { build: ../../elsewhere }\nservices: { web: { <<: *a } }")]
    [DataRow("services: { web: { image: web } }\n---\nservices: { web: { build: ../../elsewhere } }")]
    public void What_a_compose_file_names_outside_theProject_is_an_error(string compose)
    {
        Write("sub/Dockerfile", "more.yaml");
        Project.Write("compose.yaml", compose + "\n");
        Project.Write("deploy.yml", "project: { name: shop }\nservices: { web: { image: web } }\nenvironments: { prod: { driver: compose } }\n");

        var problem = PlanCommand.Run(Project.Prod).Diagnostics.Single();
        Assert.AreEqual("DPL2034", problem.Code);
        Assert.AreEqual((Project.PathOf("compose.yaml"), compose.Split('\n').ToList().FindIndex(static line => line.Contains("../../", StringComparison.Ordinal)) + 1), (problem.Span.File, problem.Span.Line));
    }

    [TestMethod]
    public void A_file_that_git_leaves_out_and_a_container_may_write_is_none()
    {
        Assert.IsTrue(new GitProgram(Path.GetDirectoryName(Project.PathOf("deploy.yml"))!).Run("", "init", "--quiet").Worked);
        Project.Write("compose.yaml", "services: { web: { image: web, volumes: [\"./acme.json:/acme.json\", \"./web.conf:/web.conf\", \"./key.json:/key.json:ro\"] } }\n");
        Project.Write(".gitignore", "acme.json\nkey.json\n");
        Write("acme.json", "web.conf", "key.json");

        AssertSealed("services: { web: { image: web } }", "compose.yaml key.json web.conf", "compose");
    }

    [TestMethod]
    public void What_belongs_to_the_machine_or_is_elsewhere_is_none()
    {
        Project.Write("compose.yaml", """
            secrets: { key: { file: /run/secrets/key }, other: { environment: KEY } }
            services:
              web:
                image: web
                env_file: /etc/shop/web.env
                build: { context: "https://example.com/x.git", additional_contexts: { base: "docker-image://alpine", other: "service:api" } }
                volumes: [/etc/localtime:/etc/localtime:ro, "/var/run/docker.sock:/var/run/docker.sock", "~/x:/x", "${DATA}/../x:/y", "named:/n", /anonymous, { type: volume, source: named, target: /z }, { type: bind, source: /srv, target: /s }]
              api: { build: "git@github.com:acme/api.git" }

            """);

        AssertSealed("services: { web: { image: web } }", "compose.yaml", "compose");
    }

    [TestMethod]
    public void A_context_that_is_a_link_to_elsewhere_is_an_error()
    {
        var outside = Directory.CreateTempSubdirectory("deployplan-");
        Directory.CreateSymbolicLink(Project.PathOf("api"), outside.FullName);
        Project.Write("compose.yaml", "services: { web: { build: api } }\n");
        Project.Write("deploy.yml", "project: { name: shop }\nservices: { web: { image: web } }\nenvironments: { prod: { driver: compose } }\n");

        CollectionAssert.Contains(PlanCommand.Run(Project.Prod).Diagnostics.Select(static problem => problem.Code).ToList(), "DPL2032");
        outside.Delete();
    }

    [TestMethod]
    [DataRow("services: { web: { image: web, volumes: [\"./a.conf:/a\"] } }\n---\nconfigs: { b: { file: b.conf } }\n", "a.conf b.conf compose.yaml")]
    [DataRow("%YAML 1.2\n---\nservices: { web: { image: web, volumes: [\"./a.conf:/a\"] } }\n...\n---\n# nothing\n", "a.conf compose.yaml")]
    [DataRow("--- # first\nservices: { web: { image: web, volumes: [\"./a.conf:/a\"] } }\n--- { configs: { b: { file: b.conf } } }\n", "a.conf b.conf compose.yaml")]
    [DataRow("x-v: &v [\"./a.conf:/a\"]\nx-w: &w { image: web, volumes: *v }\nx-c: &c { b: { file: b.conf } }\nservices: { web: { <<: [*w, { a: 1 }] } }\nconfigs: *c\n", "a.conf b.conf compose.yaml")]
    [DataRow("services: { web: !override { image: web, volumes: !override [\"./a.conf:/a\"], ports: !reset null, x: !mine 1 } }\nconfigs: !reset { b: { file: b.conf } }\n", "a.conf b.conf compose.yaml")]
    [DataRow("", "compose.yaml")]
    [DataRow("# nothing\n", "compose.yaml")]
    public void Every_form_of_yaml_that_compose_reads_is_read(string compose, string expected)
    {
        Write("a.conf", "b.conf");
        Project.Write("compose.yaml", compose);

        AssertSealed("services: { web: { image: web } }", expected, "compose");
    }

    [TestMethod]
    [DataRow("services:\n  web: { build: api\n", 3)]
    [DataRow("services: { web: { image: web } }\n---\nservices:\n\tweb: {}\n", 4)]
    public void One_that_cannot_be_read_is_an_error_at_its_line(string compose, int line)
    {
        Project.Write("compose.yaml", "include: [sub/more.yaml]\n");
        Project.Write("sub/more.yaml", compose);
        Project.Write("deploy.yml", "project: { name: shop }\nservices: { web: { image: web } }\nenvironments: { prod: { driver: compose } }\n");

        var problem = PlanCommand.Run(Project.Prod).Diagnostics.Single();
        Assert.AreEqual(("DPL2036", Project.PathOf("sub/more.yaml"), line), (problem.Code, problem.Span.File, problem.Span.Line), problem.ToString());
    }

    [TestMethod]
    public void Tags_of_compose_hide_nothing_that_it_consumes()
    {
        Write("nginx.conf", "site/index.html");
        Project.Write("compose.yaml", "services: { web: { image: nginx, ports: !reset [], volumes: !override [./nginx.conf:/etc/nginx.conf, \"./site:/site:ro\"] } }\n");

        AssertSealed("services: { web: { image: web } }", "compose.yaml nginx.conf site/index.html", "compose");
    }
}
