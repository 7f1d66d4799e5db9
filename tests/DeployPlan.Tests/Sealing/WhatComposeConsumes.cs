using DeployPlan.Commands;

namespace DeployPlan.Tests.Sealing;

[TestClass]
public sealed class WhatComposeConsumes : ConsumedInputs
{
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
    [DataRow("services: { web: { build: sub } }", "compose.yaml sub/ sub/Dockerfile")]
    [DataRow("services: { web: { build: { context: https://example.com/x.git, additional_contexts: [shared=other, base=docker-image://alpine] } } }", "compose.yaml other/")]
    [DataRow("services: { web: { build: { context: https://example.com/x.git, additional_contexts: { shared: ./other } } } }", "compose.yaml other/")]
    [DataRow("services: { web: { image: web, volumes: [\":/data\", \":\", \"\", { type: bind, target: /x }, { type: bind, source: \"\" }] } }", "compose.yaml")]
    [DataRow("services: { web: { image: web, volumes: [{ type: bind, source: sub, target: /x, read_only: true }] } }", "compose.yaml sub/Dockerfile sub/a.conf sub/a.yaml sub/b.conf sub/b.yaml sub/x.env")]
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
    public void What_a_compose_file_names_outside_theProject_is_an_error(string compose)
    {
        Project.Write("compose.yaml", compose + "\n");
        Project.Write("deploy.yml", "project: { name: shop }\nservices: { web: { image: web } }\nenvironments: { prod: { driver: compose } }\n");

        Assert.AreEqual("DPL2034", PlanCommand.Run(Project.Prod).Diagnostics.Single().Code);
    }

    [TestMethod]
    public void Tags_of_compose_hide_nothing_that_it_consumes()
    {
        Write("nginx.conf", "site/index.html");
        Project.Write("compose.yaml", "services: { web: { image: nginx, ports: !reset [], volumes: !override [./nginx.conf:/etc/nginx.conf, \"./site:/site:ro\"] } }\n");

        AssertSealed("services: { web: { image: web } }", "compose.yaml nginx.conf site/index.html", "compose");
    }
}
