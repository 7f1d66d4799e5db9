using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>A workflow of GitHub Actions, to be committed: a job starts when what it needs has succeeded.</summary>
internal sealed class GitHubExporter : IExporter
{
    // A version of an action is a tag that its owner can move; this is a commit: version 4.2.2.
    private const string Checkout = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683";

    // An environment that is not set up lets every job pass, so the job asks who has approved it.
    private const string AskWhoApproved =
        "gh api \"repos/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID/approvals\" --jq '.[] | select(.state == \"approved\") | .environments[].name' | grep -Fxi -- \"$GATE\""
        + " || { echo \"::error::no person has approved this; give the environment $GATE required reviewers\"; exit 1; }";

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
        var yaml = new YamlOutput().Comments(FileHeader.Of(plan));
        yaml.Text("name", $"{plan.Project}: {plan.Environment}");
        yaml.OpenNamed("on").Raw("workflow_dispatch", "{}");
        WriteCall(yaml, plan).Close();
        yaml.Open("permissions").Text("contents", UsesGit(plan) ? "write" : "read").Close();
        yaml.Open("concurrency").Text("group", $"deployplan-{JobNames.NameOf(plan.Project, GroupName)}-{plan.Environment}").Raw("cancel-in-progress", "false").Close();
        yaml.Open("jobs");
        foreach (var job in plan.Jobs)
        {
            Write(yaml.Space(), plan, job);
        }

        return yaml.Close().ToString();
    }

    public IReadOnlyList<ReadJob>? Read(string text) => YamlInput.Read(text)?.Find("jobs")?.Value is MappingNode jobs
        ? [.. jobs.Entries.Select(static entry => new ReadJob(entry.Key.Text, entry.Value is MappingNode job ? YamlInput.TextsOf(job, "needs") : []))]
        : null;

    private static NameRule GroupName { get; } = new(180) { Further = "-_." };

    // A variable with other characters has a secret whose name is as near as GitHub takes.
    private static NameRule SecretName { get; } = new(255) { Further = "_", Instead = '_' };

    // The store is a branch of the repository, which jobs push to.
    private static bool UsesGit(JobPlan plan) => plan.Request.Store.StartsWith("git:", StringComparison.OrdinalIgnoreCase);

    // For a workflow that calls this one: it passes these, or all that it has.
    private static YamlOutput WriteCall(YamlOutput yaml, JobPlan plan)
    {
        var secrets = plan.VariableNames;
        if (secrets.Count == 0)
        {
            return yaml.Raw("workflow_call", "{}");
        }

        yaml.Open("workflow_call").Open("secrets");
        foreach (var secret in secrets)
        {
            yaml.Raw(YamlOutput.Quote(JobNames.NameOf(secret, SecretName)), "{required: false}");
        }

        return yaml.Close().Close();
    }

    private static void Write(YamlOutput yaml, JobPlan plan, ExportJob job)
    {
        var isGate = job.Kind is JobKind.Approval or JobKind.Gate;
        yaml.OpenNamed(job.Name);
        if (job.Name != job.Id)
        {
            yaml.Text("name", job.Id);
        }

        if (job.Needs.Count > 0)
        {
            yaml.Raw("needs", YamlOutput.List(plan.NamesOf(job)));
        }

        // Where the plan was not approved, there is nothing to end.
        if (job.Kind == JobKind.End)
        {
            yaml.Text("if", $"${{{{ always() && needs.{plan.Jobs.First(static other => other.Kind == JobKind.Begin).Name}.result != 'skipped' }}}}");
        }

        // GitHub chooses no runner by name, but a label that only one of them has is one.
        yaml.Raw("runs-on", YamlOutput.List(job.RunsOn.Count == 0 ? ["ubuntu-latest"] : job.RunsOn.Select(MachineLabel.NameOf).Distinct(StringComparer.Ordinal)));
        if (job.LimitMinutes is { } minutes)
        {
            yaml.Raw("timeout-minutes", FormattableString.Invariant($"{minutes}"));
        }

        if (isGate)
        {
            WriteGate(yaml, plan.Environment + "-" + job.Name);
        }
        else
        {
            WriteSteps(yaml, plan, job);
        }

        yaml.Close();
    }

    private static void WriteGate(YamlOutput yaml, string environment) => yaml
        .Text("environment", environment)
        .Raw("permissions", "{actions: \"read\"}")
        .Open("steps").OpenItem("shell", YamlOutput.Quote("bash"))
        .Open("env").Text("GH_TOKEN", "${{ github.token }}").Text("GATE", environment).Close()
        .Text("run", AskWhoApproved).Close().Close();

    private static void WriteSteps(YamlOutput yaml, JobPlan plan, ExportJob job)
    {
        yaml.Text("environment", plan.Environment);
        if (plan.Request.Image.Length > 0)
        {
            yaml.Text("container", plan.Request.Image);
        }

        yaml.Open("steps");
        yaml.OpenItem("uses", YamlOutput.Quote(Checkout)).Raw("with", UsesGit(plan) ? "{persist-credentials: true}" : "{persist-credentials: false}").Close();
        yaml.OpenItem("run", YamlOutput.Quote(ShellText.Join(job.Command)));
        if (job.Variables.Count > 0)
        {
            yaml.Open("env");
            foreach (var name in job.Variables)
            {
                yaml.Text(name, $"${{{{ secrets.{JobNames.NameOf(name, SecretName)} }}}}");
            }

            yaml.Close();
        }

        yaml.Close().Close();
    }
}
