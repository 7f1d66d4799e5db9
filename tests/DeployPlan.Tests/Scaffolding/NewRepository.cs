using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Scaffolding;

/// <summary>A repository for which a first config is written.</summary>
internal sealed class NewRepository : IDisposable
{
    public const string Web = """<Project Sdk="Microsoft.NET.Sdk.Web" />""";
    public const string Worker = """<Project Sdk="Microsoft.NET.Sdk.Worker" />""";
    public const string Library = """<Project Sdk="Microsoft.NET.Sdk" />""";

    private readonly string _root = Directory.CreateTempSubdirectory("deployplan-").FullName;

    public NewRepository(params (string Path, string Text)[] files)
        : this("", files)
    {
    }

    private NewRepository(string name, IEnumerable<(string Path, string Text)> files)
    {
        Folder = Path.Combine(_root, name);
        Directory.CreateDirectory(PathOf(".git"));
        Write("deploy.proj", "<Project />");
        foreach (var (path, text) in files)
        {
            Write(path, text);
        }
    }

    public string Folder { get; }

    public string PathOf(string path) => Path.Combine(Folder, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    /// <summary>A copy of a solution in tests/Shapes, in a folder of that name.</summary>
    public static NewRepository Of(string shape, string? from = null)
    {
        var folder = RepositoryFolder.PathOf("tests", "Shapes", shape);
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        return new NewRepository(shape, files.Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file)))) { From = from };
    }

    /// <summary>A file of another tool to make the config of; null for none.</summary>
    public string? From { get; init; }

    public InitOutcome Init(string project = "deploy.proj") => InitCommand.Run(new InitRequest
    {
        ProjectFile = PathOf(project),
        From = From is null ? null : PathOf(From),
        ConfigFile = Path.Combine(Path.GetDirectoryName(PathOf(project))!, "deploy.yml"),
    });

    /// <summary>The text of the config for a project.</summary>
    public string Config(string project = "deploy.proj")
    {
        var outcome = Init(project);
        Assert.IsEmpty(outcome.Diagnostics, string.Join('\n', outcome.Diagnostics));
        return File.ReadAllText(Path.Combine(Path.GetDirectoryName(PathOf(project))!, "deploy.yml"));
    }

    /// <summary>The ids of the plan for prod of the config as it was written; nothing may be said against it.</summary>
    public IReadOnlyList<string> Plan(string project = "deploy.proj")
    {
        var text = Config(project);
        var folder = Path.GetDirectoryName(PathOf(project))!;
        var outcome = PlanCommand.Run(new PlanRequest
        {
            ConfigFile = Path.Combine(folder, "deploy.yml"),
            Environment = "prod",
            Version = "1.0.0",
            OutputDirectory = Path.Combine(folder, "bin"),
            Strict = true,
        });
        Assert.IsEmpty(outcome.Diagnostics.Where(diagnostic => diagnostic.Severity != Severity.Message), text + string.Join('\n', outcome.Diagnostics));
        Assert.IsEmpty(Schemas.Deploy.Validate(Schemas.ToJson(text)), text);
        return [.. outcome.Environments[0].Operations.Select(operation => operation.Id)];
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
