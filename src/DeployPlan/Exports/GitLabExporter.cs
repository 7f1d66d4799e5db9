using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>A dynamic child pipeline of GitLab: a job starts when what it needs has succeeded.</summary>
internal sealed class GitLabExporter : IExporter
{
    private const string Run = "run";
    private const string End = "end";

    public string Engine => "gitlab";

    public string Title => "GitLab";

    public string Extension => ".yml";

    public NameRule Names { get; } = new(255)
    {
        Further = "-_.",
        Reserved =
        [
            "image", "services", "stages", "types", "before_script", "after_script", "variables", "cache", "include", "default", "workflow", "spec", "pages", "true", "false", "nil", "null", "yes", "no", "on", "off",
        ],
    };

    public EngineLimits Limits { get; } = new() { Needs = 50, Bytes = 2 * 1024 * 1024 };

    public EngineFeatures Features => EngineFeatures.All;

    public IReadOnlyList<string> OwnSigns { get; } = ["$[["];

    public bool SharesCheckout => false;

    public string Write(JobPlan plan)
    {
        var yaml = new YamlOutput().Comments(FileHeader.Of(plan));
        yaml.Raw("stages", YamlOutput.List([Run, End]));
        if (plan.Request.Image.Length > 0)
        {
            yaml.Open("default").Text("image", plan.Request.Image).Close();
        }

        foreach (var job in plan.Jobs)
        {
            Write(yaml.Space(), plan, job);
        }

        return yaml.ToString();
    }

    public IReadOnlyList<ReadJob>? Read(string text)
    {
        if (YamlInput.Read(text) is not { } root)
        {
            return null;
        }

        var jobs = new List<ReadJob>();
        foreach (var entry in root.Entries)
        {
            if (entry.Value is not MappingNode job || entry.Key.Text == "default")
            {
                continue;
            }

            // A job without needs waits for every job of the stages before its own.
            var needs = job.Find("needs")?.Value is SequenceNode list
                ? list.Items.OfType<MappingNode>().Select(static need => YamlInput.TextOf(need, "job")).ToList()
                : YamlInput.TextOf(job, "stage") == End ? [.. jobs.Select(static earlier => earlier.Name)] : [];
            jobs.Add(new ReadJob(entry.Key.Text, needs));
        }

        return jobs;
    }

    private static void Write(YamlOutput yaml, JobPlan plan, ExportJob job)
    {
        yaml.OpenNamed(job.Name).Text("stage", job.Kind == JobKind.End ? End : Run);
        WriteNeeds(yaml, plan, job);
        if (job.Kind is JobKind.Approval or JobKind.Gate)
        {
            yaml.Text("when", "manual").Raw("allow_failure", "false");
        }
        else if (job.Kind == JobKind.End)
        {
            yaml.Text("when", "always");
        }

        // GitLab has no names of runners, but a tag that only one of them has is one.
        if (job.RunsOn.Count > 0)
        {
            yaml.Raw("tags", YamlOutput.List(job.RunsOn.Select(MachineLabel.NameOf).Distinct(StringComparer.Ordinal)));
        }

        if (job.LimitMinutes is { } minutes)
        {
            yaml.Text("timeout", FormattableString.Invariant($"{minutes} minutes"));
        }

        yaml.Raw("environment", $"{{name: {YamlOutput.Quote(plan.Environment)}, action: {YamlOutput.Quote(ActionOf(job))}}}");
        if (job.Kind is JobKind.Begin or JobKind.End)
        {
            yaml.Text("resource_group", JobNames.NameOf(plan.Project, GroupName) + "/" + plan.Environment);
        }

        if (job.Command.Count == 0)
        {
            yaml.Raw("variables", "{GIT_STRATEGY: \"none\"}");
        }

        yaml.Open("script").Item(YamlOutput.Quote(job.Command.Count == 0 ? "echo released" : ShellText.Join(job.Command))).Close().Close();
    }

    // The last stage has none: a job of it waits until everything before has ended. With needs it would run as soon as one of them is skipped.
    private static void WriteNeeds(YamlOutput yaml, JobPlan plan, ExportJob job)
    {
        if (job.Kind == JobKind.End)
        {
            return;
        }

        if (job.Needs.Count == 0)
        {
            yaml.Raw("needs", "[]");
            return;
        }

        yaml.Open("needs");
        foreach (var name in plan.NamesOf(job))
        {
            yaml.Item($"{{job: {YamlOutput.Quote(name)}, artifacts: false}}");
        }

        yaml.Close();
    }

    private static NameRule GroupName { get; } = new(180) { Further = "-_." };

    // Each job is of the environment, so that it gets the variables and the protection of it; only a deploy counts as a deployment.
    private static string ActionOf(ExportJob job) => job.Type switch
    {
        OperationType.Deploy => "start",
        OperationType.HealthCheck => "verify",
        null when job.Kind is not JobKind.Begin => "access",
        _ => "prepare",
    };
}
