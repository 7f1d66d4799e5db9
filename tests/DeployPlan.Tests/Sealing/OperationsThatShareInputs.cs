using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Sealing;

namespace DeployPlan.Tests.Sealing;

/// <summary>Each operation is checked by itself right before it runs: what another one takes of the same folder is not its business.</summary>
[TestClass]
public sealed class OperationsThatShareInputs : ConsumedInputs
{
    [TestMethod]
    [DataRow("api/Dockerfile", "web/Dockerfile")]
    [DataRow("api/Dockerfile", "Dockerfile")]
    [DataRow("Dockerfile", "web/Dockerfile")]
    public void Builds_of_one_folder_each_with_an_ignore_file_of_its_own(string api, string web)
    {
        Write(api, web, "api/main.c", "web/main.c", "both.c");
        Project.Write("api/Dockerfile.dockerignore", "web\n");
        Project.Write("web/Dockerfile.dockerignore", "api\n");
        Link("api/current");
        Link("web/current");
        Project.Write("deploy.yml", $$"""
            project: { name: shop }
            services:
              api: { build: { provider: docker, context: ., dockerfile: {{api}} } }
              web: { build: { provider: docker, context: ., dockerfile: {{web}} } }
            environments: { prod: { driver: command } }

            """);
        var plan = Plan();
        Assert.AreEqual("", Found(plan));
        Assert.AreEqual("", Found(plan, "build_api"));
        Assert.AreEqual("", Found(plan, "build_web"));

        Project.Write("web/main.c", "changed");

        Assert.AreEqual(api == "Dockerfile" ? "DPL4001 main.c" : "", Found(plan, "build_api"));
        Assert.AreEqual("DPL4001 main.c", Found(plan, "build_web"));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void An_ignore_file_of_its_own_that_is_new_or_gone_is_said_once(bool isNew)
    {
        Write("api/Dockerfile", "api/main.c", "api/other.c", "api/notes.md");
        Write("deploy.yml", "project: { name: shop }\nservices: { api: { build: { provider: docker, context: api } } }\nenvironments: { prod: { driver: command } }\n");
        if (!isNew)
        {
            Project.Write("api/Dockerfile.dockerignore", "*.md\n");
        }

        var plan = Plan();
        if (isNew)
        {
            Project.Write("api/Dockerfile.dockerignore", "*.md\n");
        }
        else
        {
            File.Delete(Project.PathOf("api/Dockerfile.dockerignore"));
        }

        Assert.AreEqual(isNew ? "DPL4028 api, DPL4003 Dockerfile.dockerignore" : "DPL4002 Dockerfile.dockerignore, DPL4028 api, DPL4003 notes.md", Found(plan));
    }

    [TestMethod]
    public void A_context_from_which_much_is_left_out_is_said_once()
    {
        Write("api/Dockerfile");
        Write([.. Enumerable.Range(0, 30).Select(i => $"api/data/{i}.c")]);
        Write("deploy.yml", "project: { name: shop }\nservices: { api: { build: { provider: docker, context: api } } }\nenvironments: { prod: { driver: command } }\n");
        var plan = Plan();
        Project.Write("api/.dockerignore", "data\n");

        Assert.AreEqual("DPL4028 api, DPL4003 .dockerignore", Found(plan));
    }

    [TestMethod]
    public void One_Dockerfile_for_several_folders()
    {
        Write("Dockerfile", "api/main.c", "web/main.c");
        Project.Write("Dockerfile.dockerignore", "*.md\n");
        Write("deploy.yml", "project: { name: shop }\nservices: { api: { build: { provider: docker, context: api, dockerfile: Dockerfile } }, web: { build: { provider: docker, context: web, dockerfile: Dockerfile } } }\nenvironments: { prod: { driver: command } }\n");
        var plan = Plan();
        Project.Write("web/main.c", "changed");

        Assert.AreEqual("", Found(plan, "build_api"));
        Assert.AreEqual("DPL4001 main.c", Found(plan, "build_web"));
    }

    [TestMethod]
    public void A_folder_of_which_a_command_leaves_something_out()
    {
        Write("conf/app.env", "conf/app.yaml", "conf/node_modules/a.js");
        Project.Write("compose.yaml", "services: { web: { image: web, volumes: [\"./conf:/conf:ro\"] } }\n");
        Project.Write("deploy.yml", "project: { name: shop }\ninfra: { cfg: { provider: command, command: [kubectl, apply, -f, conf/] } }\nservices: { web: { image: web } }\nenvironments: { prod: { driver: compose } }\n");
        var plan = Plan();

        Assert.AreEqual("", Found(plan));
        Assert.AreEqual("", Found(plan, "infra_cfg"));
        Assert.AreEqual("", Found(plan, "deploy_prod_web"));
        Project.Write("conf/app.env", "changed");
        Assert.AreEqual("DPL4001 app.env", Found(plan, "deploy_prod_web"));
    }

    [TestMethod]
    public void A_folder_that_is_certain_for_one_and_a_guess_for_another()
    {
        Project.Write("deploy.yml", "project: { name: shop }\ninfra: { a: { provider: command, command: [docker, build, dist] }, b: { provider: command, command: [kubectl, apply, -f, dist/] } }\nenvironments: { prod: { driver: command } }\n");
        var plan = Plan();
        Write("dist/x.yaml");

        Assert.AreEqual("DPL4003 x.yaml", Found(plan));
    }

    private void Link(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Project.PathOf(path), ".");
        }
    }

    private string Found(Plan plan, string id = "")
    {
        var found = new DiagnosticBag();
        SealedInputCheck.Check(plan, [.. plan.Operations.Where(operation => id.Length == 0 || operation.Id == id)], Project.Prod.OpenTree(), found);
        return string.Join(", ", found.ToSortedList().Select(problem => $"{problem.Code} {Path.GetFileName(problem.Span.File)}"));
    }
}
