using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Explanations;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Explanations;

/// <summary>A config whose operations can be explained, with the files that it names.</summary>
internal sealed class Explained : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-").FullName;
    private readonly string _yaml;

    public Explained(string yaml, params string[] files)
    {
        _yaml = yaml;
        foreach (var file in files)
        {
            Write(file, "");
        }

        Write("deploy.yml", yaml);
    }

    public ExplainRequest Request(string id, string? environment = "prod", params string[] services) => new()
    {
        ConfigFile = Path.Combine(_folder, "deploy.yml"),
        OperationId = id,
        Environment = environment,
        Version = "1.2.3",
        Services = services,
        RepositoryRoot = _folder,
    };

    public string Text(string id, string? environment = "prod", params string[] services)
    {
        var outcome = ExplainCommand.Run(Request(id, environment, services));
        Assert.IsFalse(outcome.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error), string.Join('\n', outcome.Diagnostics));
        return outcome.Text;
    }

    /// <summary>The only thing that is wrong with the question.</summary>
    public Diagnostic Error(string id, string? environment = "prod", params string[] services) => ExplainCommand.Run(Request(id, environment, services)).Diagnostics.Single();

    public Explanation Of(string id, string environment = "prod", params string[] services)
    {
        var diagnostics = new DiagnosticBag();
        var found = ExplainCommand.Explain(Request(id, environment, services), diagnostics);
        Assert.HasCount(1, found, string.Join('\n', diagnostics.ToSortedList()));
        return found[0];
    }

    public ExplainedValue Value(string id, string name, string environment = "prod") => Of(id, environment).Values.Single(value => value.Name == name);

    /// <summary>What is written at a place, to the end of its line.</summary>
    public string TextAt(SourceSpan span) => _yaml.Split('\n')[span.Line - 1][(span.Column - 1)..];

    public Plan Plan(string environment)
    {
        var outcome = PlanCommand.Run(new PlanRequest
        {
            ConfigFile = Path.Combine(_folder, "deploy.yml"),
            Environment = environment,
            Version = "1.2.3",
            OutputDirectory = Path.Combine(_folder, "out"),
            RepositoryRoot = _folder,
        });
        Assert.HasCount(1, outcome.Environments, string.Join('\n', outcome.Diagnostics));
        var diagnostics = new DiagnosticBag();
        return PlanReader.ReadFile(outcome.Environments[0].PlanFile, diagnostics)!.Plan;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
