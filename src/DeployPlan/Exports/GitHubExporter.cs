using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>A workflow of GitHub Actions, to be committed: a job starts when what it needs has succeeded.</summary>
internal sealed class GitHubExporter : IExporter
{
    // How the labels of GitHub's own machines begin, of which each job gets a new one.
    private static readonly string[] Hosted = ["ubuntu-", "windows-", "macos-"];

    public string Engine => "github";

    public string Title => "GitHub Actions";

    public string Extension => ".yml";

    public NameRule Names { get; } = new(99) { TakesDigitFirst = false };

    public EngineLimits Limits { get; } = new() { Bytes = 500_000 };

    public EngineFeatures Features => EngineFeatures.All;

    public IReadOnlyList<string> OwnSigns { get; } = ["${{"];

    public IReadOnlyList<string> OwnVariables { get; } = ["GITHUB_"];

    public bool SharesCheckout => false;

    public bool KeepsMachine(string agent) => !Array.Exists(Hosted, start => IsHosted(agent, start));

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
        ? [.. jobs.Entries.Select(static entry => entry.Value is MappingNode job ? ReadOne(entry.Key.Text, job, YamlInput.TextsOf(job, "needs")) : new ReadJob(entry.Key.Text, []))]
        : null;

    private static ReadJob ReadOne(string name, MappingNode job, IReadOnlyList<string> needs) => new(name, needs) { Succeeded = GitHubWorkflow.SucceededOf(job, needs) };

    // ubuntu-latest, ubuntu-24.04-arm: what follows is a version.
    private static bool IsHosted(string label, string start) => label.StartsWith(start, StringComparison.OrdinalIgnoreCase)
        && label.Substring(start.Length) is var version && (version.StartsWith("latest", StringComparison.OrdinalIgnoreCase) || version == "slim" || (version.Length > 0 && version[0] is >= '0' and <= '9'));
}
