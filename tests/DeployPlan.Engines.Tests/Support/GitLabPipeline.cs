using System.Text.Json.Nodes;

namespace DeployPlan.Engines.Tests.Support;

/// <summary>A repository with a pipeline, which exports a plan and starts the file; its bare remote, which is the store of releases too; and what runs the pipeline.</summary>
internal sealed class GitLabPipeline
{
    public const string FileName = ".gitlab-ci.yml";

    // Jobs of a machine that does much else wait for it.
    private const string Patience = "600";

    private readonly string _folder;
    private readonly (string Name, string Value)[] _variables;
    private readonly string _remote = Workspace.NewFolder("remote.git");
    private readonly string _home = Workspace.NewFolder("home");

    /// <summary>Commits the folder, and pushes it to the remote.</summary>
    /// <param name="folder">The folder of the project, Shop.csproj.</param>
    /// <param name="environment">The environment, and the job that starts the child.</param>
    /// <param name="variables">What GitLab gives to jobs.</param>
    public GitLabPipeline(string folder, string environment, params (string Name, string Value)[] variables)
    {
        _folder = folder;
        _variables = variables;
        ExportFile = $"bin/deployplan/{environment}/export.gitlab.yml";
        Write("Directory.Build.props", "<Project><PropertyGroup><DeployPlanStore>git:origin#deployplan</DeployPlanStore></PropertyGroup></Project>\n");
        Write(".gitignore", "bin/\nobj/\n.deployplan/\n.gitlab-ci-local/\n");
        Write(FileName, $$"""
            export:
              script: dotnet build Shop.csproj -t:DeployPlanExport -p:Env={{environment}} -p:DeployPlanVersion=1.4.0 -p:DeployPlanEngine=gitlab -nodeReuse:false
              artifacts: { paths: [{{ExportFile}}] }

            {{environment}}:
              needs: [export]
              trigger:
                include: [{ artifact: {{ExportFile}}, job: export }]
                strategy: depend
                forward: { yaml_variables: false, pipeline_variables: false }

            """);
        Git.Run(_remote, "init", "-q", "--bare");
        Git.Commit(_folder);
        Git.Run(_folder, "remote", "add", "origin", _remote);
        // The name of the project for what runs pipelines, which takes no path for one.
        Git.Run(_folder, "remote", "add", "gcl-origin", "https://git.example.com/acme/shop.git");
        Git.Run(_folder, "push", "-q", "origin", "main");
    }

    /// <summary>The file of the child, relative to the folder of the project.</summary>
    public string ExportFile { get; }

    /// <summary>The operations of the only release in the store, in the order of the plan, with their states.</summary>
    public string Operations => string.Join('\n', GitOutput("ls-tree", "-r", "--name-only", "deployplan").Split('\n').Where(static name => name.Contains("/operations/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .Select(name => JsonNode.Parse(GitOutput("show", "deployplan:" + name))!).Select(static record => $"{record["id"]} {record["status"]}"));

    /// <summary>Runs a pipeline, each job in a folder of its own. The result is that of its jobs, but not of those of a child.</summary>
    /// <param name="file">The file of the pipeline.</param>
    /// <param name="arguments">Jobs of it, to be run although others have not ended; or which jobs that wait for a person are to be released.</param>
    public BuildResult Run(string file, params string[] arguments)
    {
        var program = Path.Combine(Repository.Tests, "node_modules", "gitlab-ci-local", "dist", "index.js");
        Assert.IsTrue(File.Exists(program), "There are no node_modules; run: npm ci --prefix tests/DeployPlan.Engines.Tests");
        return Dotnet.RunProgram("timeout", _folder, ["-s", "KILL", Patience, "node", program, "--no-color", "--home", _home, "--shell-isolation", "--file", file, .. arguments], _variables);
    }

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(_folder, path), text);

    private string GitOutput(params string[] arguments) => Dotnet.RunProgram("git", _remote, arguments).Succeeds().Output;
}
