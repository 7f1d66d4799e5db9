using System.Text.Json.Nodes;
using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Engines.Tests.Support;

/// <summary>
/// A repository with the databases of the sample Shop and a pipeline, its bare remote, which is the store of releases too, and what runs the pipeline. What an operation does is a
/// line in a file, and a migration of a database on a real server.
/// </summary>
internal sealed class PipelineRepository
{
    public const string ExportFile = "bin/deployplan/prod/export.gitlab.yml";

    // Jobs of a machine that does much else wait for it.
    private const string Patience = "600";

    private readonly TestProject _project = TestProject.WithoutConfig(Template.WithDrivers, "shop");
    private readonly string _remote = Workspace.NewFolder("remote.git");
    private readonly string _traces = Workspace.NewFolder("traces");
    private readonly string _home = Workspace.NewFolder("home");
    private readonly (string Name, string Value)[] _variables;

    public PipelineRepository(PostgreSqlServer server)
    {
        Catalog = server.CreateDatabase();
        Orders = server.CreateDatabase();
        _variables = [("CATALOG_DB", server.UrlOf(Catalog)), ("ORDERS_DB", server.UrlOf(Orders))];
        foreach (var script in new[] { "catalog/001_products.sql", "catalog/002_product_stock.sql", "orders/001_orders.sql", "orders/002_drop_voucher.sql" })
        {
            _project.Write("db/" + script, File.ReadAllText(Path.Combine(Workspace.Repository, "samples", "Shop", "db", script)));
        }

        _project.Write("deploy.yml", """
            project: { name: shop }
            infra:
              network: { provider: command, command: [sh, ./run.sh, network] }
            databases:
              catalog: { connection_env: CATALOG_DB, migrations: { engine: raw, path: db/catalog, strategy: pre_deploy } }
              orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db/orders, strategy: post_deploy } }
            services:
              catalog: { image: "catalog:1", command: [sh, ./run.sh, catalog], databases: [catalog] }
              api: { image: "api:1", command: [sh, ./run.sh, api], databases: [orders], depends_on: [catalog] }
              worker: { image: "worker:1", command: [sh, ./run.sh, worker], databases: [orders] }
            environments:
              prod: { driver: command }

            """);
        _project.Write("run.sh", $"echo \"$1\" >> '{Traces}'\n");
        _project.Write(".gitignore", "bin/\nobj/\n.deployplan/\n.gitlab-ci-local/\n");
        _project.Write(".gitlab-ci.yml", $$"""
            export:
              script: dotnet build Shop.csproj -t:DeployPlanExport -p:Env=prod -p:DeployPlanVersion=1.4.0 -p:DeployPlanEngine=gitlab -nodeReuse:false
              artifacts: { paths: [{{ExportFile}}] }

            prod:
              needs: [export]
              trigger:
                include: [{ artifact: {{ExportFile}}, job: export }]
                strategy: depend
                forward: { yaml_variables: false, pipeline_variables: false }

            """);
        _project.AddToProject("<PropertyGroup><DeployPlanStore>git:origin#deployplan</DeployPlanStore></PropertyGroup>");
        Git.Run(_remote, "init", "-q", "--bare");
        Git.Commit(_project.Folder);
        Git.Run(_project.Folder, "remote", "add", "origin", _remote);
        // The name of the project for what runs pipelines, which takes no path for one.
        Git.Run(_project.Folder, "remote", "add", "gcl-origin", "https://git.example.com/acme/shop.git");
        Git.Run(_project.Folder, "push", "-q", "origin", "main");
    }

    /// <summary>The name of a database.</summary>
    public string Catalog { get; }

    /// <summary>The name of a database.</summary>
    public string Orders { get; }

    /// <summary>What the commands of operations did, in ordinal order.</summary>
    public string Ran => File.Exists(Traces) ? string.Join(' ', File.ReadAllLines(Traces).Order(StringComparer.Ordinal)) : "";

    /// <summary>The operations of the only release in the store, in the order of the plan, with their states.</summary>
    public string Operations => string.Join('\n', GitOutput("ls-tree", "-r", "--name-only", "deployplan").Split('\n').Where(static name => name.Contains("/operations/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .Select(name => JsonNode.Parse(GitOutput("show", "deployplan:" + name))!).Select(static record => $"{record["id"]} {record["status"]}"));

    private string Traces => Path.Combine(_traces, "ran.txt");

    /// <summary>Exports the plan, as a person does.</summary>
    public void Export() => _project.Build("-t:DeployPlanExport", "-p:Env=prod", "-p:DeployPlanVersion=1.4.0", "-p:DeployPlanEngine=gitlab").Succeeds();

    /// <summary>Runs a pipeline, each job in a folder of its own. The result is that of its jobs, but not of those of a child.</summary>
    /// <param name="file">The file of the pipeline.</param>
    /// <param name="jobs">Jobs of it, to be run although others have not ended; none for all as the file says it.</param>
    public BuildResult Run(string file, params string[] jobs)
    {
        var program = Path.Combine(Repository.Tests, "node_modules", "gitlab-ci-local", "dist", "index.js");
        Assert.IsTrue(File.Exists(program), "There are no node_modules; run: npm ci --prefix tests/DeployPlan.Engines.Tests");
        return Dotnet.RunProgram("timeout", _project.Folder, ["-s", "KILL", Patience, "node", program, "--no-color", "--home", _home, "--shell-isolation", "--file", file, .. jobs], _variables);
    }

    private string GitOutput(params string[] arguments) => Dotnet.RunProgram("git", _remote, arguments).Succeeds().Output;
}
