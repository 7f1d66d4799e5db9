using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>A dynamic child pipeline of GitLab: a job starts when what it needs has succeeded.</summary>
internal sealed class GitLabExporter : IExporter
{
    private const string Run = "run";
    private const string End = "end";
    private const string Always = "always";

    // A job that does nothing, in a stage of its own, and the name of that stage.
    private const string Ended = "ended";

    public string Engine => "gitlab";

    public string Title => "GitLab";

    public string Extension => ".yml";

    public NameRule Names { get; } = new(255)
    {
        Further = "-_.",
        Reserved =
        [
            "image", "services", "stages", "types", "before_script", "after_script", "variables", "cache", "include", "default", "workflow", "spec", "pages", "true", "false", "nil", "null", "yes", "no", "on", "off", Ended,
        ],
    };

    public EngineLimits Limits { get; } = new() { Needs = 50, Bytes = 2 * 1024 * 1024 };

    public EngineFeatures Features => EngineFeatures.All;

    public IReadOnlyList<string> OwnSigns { get; } = ["$[["];

    public IReadOnlyList<string> OwnVariables => [];

    public bool SharesCheckout => false;

    // So begin the tags of GitLab's own machines, of which each job gets a new one.
    public bool KeepsMachine(string agent) => !agent.StartsWith("saas-", StringComparison.OrdinalIgnoreCase);

    public string Write(JobPlan plan)
    {
        var yaml = new YamlOutput().Comments(FileHeader.Of(plan));
        yaml.Raw("stages", YamlOutput.List([Run, Ended, End]));
        if (plan.Request.Image.Length > 0)
        {
            yaml.Open("default").Text("image", plan.Request.Image).Close();
        }

        if (plan.KeepsCheckout)
        {
            yaml.Open("variables").Text("GIT_STRATEGY", "fetch").Text("GIT_CLEAN_FLAGS", "none").Close();
        }

        foreach (var job in plan.Jobs)
        {
            if (job.Kind == JobKind.End)
            {
                WriteEnded(yaml.Space(), job);
            }

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
        var (ended, isEndedAlways) = ("", false);
        foreach (var entry in root.Entries)
        {
            if (entry.Value is not MappingNode job || entry.Key.Text is "default" or "variables")
            {
                continue;
            }

            // A job without needs waits for every job of the stages before its own.
            if (YamlInput.TextOf(job, "stage") == Ended && job.Find("needs") is null)
            {
                (ended, isEndedAlways) = (entry.Key.Text, IsAlways(job));
                continue;
            }

            string[] needs = job.Find("needs")?.Value is SequenceNode list ? [.. list.Items.OfType<MappingNode>().Select(static need => YamlInput.TextOf(need, "job"))] : [];
            var succeeded = IsAlways(job) ? [] : needs.Where(need => need != ended || !isEndedAlways);
            jobs.Add(new ReadJob(entry.Key.Text, Each(needs)) { Succeeded = Each(succeeded) });
        }

        return jobs;

        string[] Each(IEnumerable<string> needs) => [.. needs.SelectMany(need => need == ended ? jobs.Select(static earlier => earlier.Name) : [need]).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsAlways(MappingNode job) => YamlInput.TextOf(job, "when") == Always;

    // A job that names others in needs runs, or is skipped, as soon as one of those is skipped. So this one names none: it waits until everything before has ended.
    private static void WriteEnded(YamlOutput yaml, ExportJob end)
    {
        yaml.OpenNamed(Ended).Text("stage", Ended).Text("when", Always);
        WriteTags(yaml, end);
        WriteNothing(yaml).Close();
    }

    // GitLab has no names of runners, but a tag that only one of them has is one.
    private static void WriteTags(YamlOutput yaml, ExportJob job)
    {
        if (job.RunsOn.Count > 0)
        {
            yaml.Raw("tags", YamlOutput.List(job.RunsOn.Select(MachineLabel.NameOf).Distinct(StringComparer.Ordinal)));
        }
    }

    private static YamlOutput WriteNothing(YamlOutput yaml) =>
        yaml.Raw("variables", "{GIT_STRATEGY: \"none\"}").Open("script").Item(YamlOutput.Quote("echo released")).Close();

    private static void Write(YamlOutput yaml, JobPlan plan, ExportJob job)
    {
        yaml.OpenNamed(job.Name).Text("stage", job.Kind == JobKind.End ? End : Run);
        WriteNeeds(yaml, plan, job);
        if (job.Kind is JobKind.Approval or JobKind.Gate)
        {
            yaml.Text("when", "manual").Raw("allow_failure", "false");
        }

        WriteTags(yaml, job);
        // Without one it would be that of the project, which is an hour.
        if (job.Kind == JobKind.Operation)
        {
            var minutes = job.LimitMinutes ?? JobLimit.MostMinutes;
            yaml.Text("timeout", FormattableString.Invariant($"{minutes} minutes"));
        }

        yaml.Raw("environment", $"{{name: {YamlOutput.Quote(plan.Environment)}, action: {YamlOutput.Quote(ActionOf(job))}}}");
        if (job.Kind is JobKind.Begin or JobKind.End)
        {
            yaml.Text("resource_group", JobNames.NameOf(plan.Project, GroupName) + "/" + plan.Environment);
        }

        (job.Command.Count == 0 ? WriteNothing(yaml) : yaml.Open("script").Item(YamlOutput.Quote(ShellText.Join(job.Command))).Close()).Close();
    }

    private static void WriteNeeds(YamlOutput yaml, JobPlan plan, ExportJob job)
    {
        if (job.Needs.Count == 0)
        {
            yaml.Raw("needs", "[]");
            return;
        }

        yaml.Open("needs");
        // Where nothing began, there is nothing to end, or it is another pipeline's.
        var names = job.Kind == JobKind.End ? [plan.Jobs.First(static other => other.Kind == JobKind.Begin).Name, Ended] : plan.NamesOf(job);
        foreach (var name in names)
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
