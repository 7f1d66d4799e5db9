using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>What the workflows of GitHub have in common, however their jobs are grouped.</summary>
internal static class GitHubWorkflow
{
    // A version of an action is a tag that its owner can move; this is a commit: version 4.2.2.
    private const string Checkout = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683";

    private const string Always = "always()";

    // An environment that is not set up lets every job pass, so the job asks who has approved it.
    private const string AskWhoApproved =
        "approved=$(gh api \"repos/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID/approvals\" --jq '.[] | select(.state == \"approved\") | .environments[].name')"
        + " || { echo \"::error::gh could not ask GitHub who has approved this, so nothing goes on; gh must be on this machine, and the token must read actions\"; exit 1; }\n"
        + "grep -Fxi -- \"$GATE\" <<< \"$approved\" || { echo \"::error::no person has approved this; give the environment $GATE required reviewers\"; exit 1; }";

    /// <summary>Everything before the first job; the list of jobs is open.</summary>
    public static YamlOutput Start(JobPlan plan)
    {
        var yaml = new YamlOutput().Comments(FileHeader.Of(plan));
        yaml.Text("name", $"{plan.Project}: {plan.Environment}");
        yaml.OpenNamed("on").Raw("workflow_dispatch", "{}");
        WriteCall(yaml, plan).Close();
        yaml.Open("permissions").Text("contents", plan.Request.UsesGit ? "write" : "read").Close();
        yaml.Open("concurrency").Text("group", $"deployplan-{JobNames.NameOf(plan.Project, GroupName)}-{plan.Environment}").Raw("cancel-in-progress", "false").Close();
        return yaml.Open("jobs");
    }

    /// <summary>A job, or several that differ in a matrix only.</summary>
    /// <param name="yaml">Receives it.</param>
    /// <param name="plan">What is written.</param>
    /// <param name="job">The job; of several, one that has the labels, the limit and the variables of all, and a name of its own.</param>
    /// <param name="needs">The names of the jobs that it waits for.</param>
    /// <param name="matrix">What differs; none for one job.</param>
    public static void Write(YamlOutput yaml, JobPlan plan, ExportJob job, IEnumerable<string> needs, GitHubMatrix? matrix = null)
    {
        yaml.Space().OpenNamed(job.Name);
        if (job.Name != job.Id)
        {
            yaml.Text("name", job.Id);
        }

        if (needs.ToList() is { Count: > 0 } names)
        {
            yaml.Raw("needs", YamlOutput.List(names));
        }

        // Where nothing began, there is nothing to end, or it is another run's.
        if (job.Kind == JobKind.End)
        {
            yaml.Text("if", $"${{{{ {Always} && {HasSucceeded(plan.Jobs.First(static other => other.Kind == JobKind.Begin).Name)} }}}}");
        }

        if (matrix is not null)
        {
            WriteMatrix(yaml, matrix.Items);
        }

        // GitHub chooses no runner by name, but a label that only one of them has is one.
        yaml.Raw("runs-on", YamlOutput.List(job.RunsOn.Count == 0 ? ["ubuntu-latest"] : job.RunsOn.Select(MachineLabel.NameOf).Distinct(StringComparer.Ordinal)));
        if (job.LimitMinutes is { } minutes)
        {
            yaml.Raw("timeout-minutes", FormattableString.Invariant($"{minutes}"));
        }

        if (job.Kind is JobKind.Approval or JobKind.Gate)
        {
            WriteGate(yaml, plan.Environment + "-" + job.Name);
        }
        else
        {
            WriteSteps(yaml, plan, job, matrix);
        }

        yaml.Close();
    }

    /// <summary>Of what a job needs, what must have succeeded: all, unless its condition asks for the result of some only.</summary>
    public static IReadOnlyList<string> SucceededOf(MappingNode job, IReadOnlyList<string> needs)
    {
        var condition = YamlInput.TextOf(job, "if");
        return condition.Contains(Always) ? [.. needs.Where(need => condition.Contains(HasSucceeded(need)))] : needs;
    }

    private static string HasSucceeded(string job) => $"needs.{job}.result == 'success'";

    private static void WriteMatrix(YamlOutput yaml, IReadOnlyList<string> matrix)
    {
        yaml.Open("strategy").Raw("fail-fast", "false").Open("matrix").Open("include");
        foreach (var item in matrix)
        {
            yaml.Item(item);
        }

        yaml.Close().Close().Close();
    }

    private static NameRule GroupName { get; } = new(180) { Further = "-_." };

    // A variable with other characters has a secret whose name is as near as GitHub takes.
    private static NameRule SecretName { get; } = new(255) { Further = "_", Instead = '_' };

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

    private static void WriteGate(YamlOutput yaml, string environment) => yaml
        .Text("environment", environment)
        .Raw("permissions", "{actions: \"read\"}")
        .Open("steps").OpenItem("shell", YamlOutput.Quote("bash"))
        .Open("env").Text("GH_TOKEN", "${{ github.token }}").Text("GATE", environment).Close()
        .Text("run", AskWhoApproved).Close().Close();

    private static void WriteSteps(YamlOutput yaml, JobPlan plan, ExportJob job, GitHubMatrix? matrix)
    {
        yaml.Text("environment", plan.Environment);
        if (plan.Request.Image.Length > 0)
        {
            yaml.Text("container", plan.Request.Image);
        }

        yaml.Open("steps");
        yaml.OpenItem("uses", YamlOutput.Quote(Checkout)).Raw("with", $"{{persist-credentials: {(plan.Request.UsesGit ? "true" : "false")}{(plan.KeepsCheckout ? ", clean: false" : "")}}}").Close();
        if (plan.Request.Image.Length > 0 && plan.Request.UsesGit)
        {
            // In a container, the checkout belongs to another user, which git refuses.
            yaml.OpenItem("run", YamlOutput.Quote("git config --global --add safe.directory \"$GITHUB_WORKSPACE\"")).Close();
        }

        yaml.OpenItem("run", YamlOutput.Quote(ShellText.Join(job.Command)));
        if (job.Variables.Count > 0)
        {
            yaml.Open("env");
            foreach (var name in job.Variables)
            {
                var secret = "secrets." + JobNames.NameOf(name, SecretName);
                yaml.Named(name, $"${{{{ {(matrix?.OfSome.Contains(name) == true ? GitHubMatrix.IfNamed(name, secret) : secret)} }}}}");
            }

            yaml.Close();
        }

        yaml.Close().Close();
    }
}
