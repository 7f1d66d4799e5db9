using Microsoft.Build.Utilities;

namespace DeployPlan.Tasks.Tests;

/// <summary>One run of <see cref="GeneratePlan"/> on a config text, in a folder of its own.</summary>
internal sealed class Run : IDisposable
{
    public Run(string yaml)
    {
        Folder = Directory.CreateTempSubdirectory("deployplan-task-").FullName;
        Config = Path.Combine(Folder, "deploy.yml");
        File.WriteAllText(Config, yaml);
        Directory.CreateDirectory(Path.Combine(Folder, "db"));
        Task = new GeneratePlan
        {
            BuildEngine = Engine,
            Config = new TaskItem(Config),
            Version = "1.2.3",
            OutputDirectory = new TaskItem(Path.Combine(Folder, "plans")),
            IntermediateDirectory = new TaskItem(Path.Combine(Folder, "obj")),
        };
    }

    public string Folder { get; }

    public string Config { get; }

    public FakeBuildEngine Engine { get; } = new();

    public GeneratePlan Task { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
