using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>A workflow of GitHub Actions, to be committed: a job starts when what it needs has succeeded.</summary>
internal sealed class GitHubExporter : IExporter
{
    public string Engine => "github";

    public string Title => "GitHub Actions";

    public string Extension => ".yml";

    public NameRule Names { get; } = new(99) { TakesDigitFirst = false };

    public EngineLimits Limits { get; } = new() { Bytes = 500_000 };

    public EngineFeatures Features => EngineFeatures.All;

    public IReadOnlyList<string> OwnSigns { get; } = ["${{"];

    public bool SharesCheckout => false;

    public string Write(JobPlan plan)
    {
        var yaml = GitHubWorkflow.Start(plan);
        foreach (var job in plan.Jobs)
        {
            GitHubWorkflow.Write(yaml, plan, job, plan.NamesOf(job));
        }

        return yaml.Close().ToString();
    }

    public IReadOnlyList<ReadJob>? Read(string text) => YamlInput.Read(text)?.Find("jobs")?.Value is MappingNode jobs
        ? [.. jobs.Entries.Select(static entry => new ReadJob(entry.Key.Text, entry.Value is MappingNode job ? YamlInput.TextsOf(job, "needs") : []))]
        : null;
}
