using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Planning;
using DeployPlan.Plans;
using DeployPlan.Sealing;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Planning;

/// <summary>A config text that was planned, with the paths that it names made up on disk.</summary>
internal sealed class Planned : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-").FullName;
    private readonly DiagnosticBag _diagnostics = new();

    private Planned()
    {
    }

    public Plan? Plan { get; private set; }

    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics.ToSortedList();

    /// <summary>The only error.</summary>
    public Diagnostic Error => Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Error);

    public IReadOnlyList<string> Ids => [.. Plan!.Operations.Select(operation => operation.Id)];

    /// <summary>Plans <paramref name="yaml"/>; <c>project</c> and an environment prod are added where it has none.</summary>
    public static Planned From(string yaml, string environment = "prod", string version = "1.2.3", params string[] services)
    {
        var planned = new Planned();
        planned.Write(Complete(yaml));
        var file = Path.Combine(planned._folder, "deploy.yml");
        var tree = new SourceTree(planned._folder, planned._folder);
        var config = ConfigReader.Read(file, tree, strict: true, planned._diagnostics);
        Assert.IsNotNull(config, string.Join('\n', planned.Diagnostics));
        Assert.IsFalse(planned._diagnostics.HasErrors, string.Join('\n', planned.Diagnostics));
        planned.Plan = Planner.Plan(config, config.Environments.Single(e => e.Name.Value == environment), version, services, planned._diagnostics);
        if (planned.Plan is { } plan)
        {
            PlanText.AssertIsReadable(PlanWriter.Write(PlanSealing.Seal(plan, tree, SourceSpan.WholeFile, new DiagnosticBag())).Bytes);
        }

        return planned;
    }

    public IReadOnlyList<string> WaitsFor(string id) => this[id].DependsOn;

    public Operation this[string id] => Plan!.Operations.Single(operation => operation.Id == id);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Complete(string yaml)
    {
        var project = yaml.Contains("project:\n", StringComparison.Ordinal) || yaml.StartsWith("project:", StringComparison.Ordinal) ? "" : "project: { name: shop }\n";
        var environments = yaml.Contains("environments:", StringComparison.Ordinal) ? "" : "\nenvironments:\n  prod: { driver: command }\n";
        return project + yaml + environments;
    }

    private void Write(string yaml)
    {
        foreach (var name in new[] { "db", "src" })
        {
            Directory.CreateDirectory(Path.Combine(_folder, name));
        }

        File.WriteAllText(Path.Combine(_folder, "db", "001.sql"), "select 1;\n");
        File.WriteAllText(Path.Combine(_folder, "src", "App.csproj"), "<Project />\n");
        File.WriteAllText(Path.Combine(_folder, "Dockerfile"), "FROM scratch\n");
        File.WriteAllText(Path.Combine(_folder, "deploy.yml"), yaml);
    }
}
