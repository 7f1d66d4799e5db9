using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>
/// A pipeline of Azure Pipelines. What an environment asks for (approvals, an exclusive lock) holds a whole stage, so everything that a release does is one stage: it is asked
/// for once, and the lock is kept until the end. The approval of the plan comes before it.
/// </summary>
internal sealed class AzureExporter : IExporter
{
    // A week. The job must not end before its task does.
    private const int GateMinutes = 7 * 24 * 60;
    private const int GateJobMinutes = GateMinutes + 60;
    private const string Always = "always()";

    public string Engine => "azure";

    public string Title => "Azure Pipelines";

    public string Extension => ".yml";

    public NameRule Names { get; } = new(100) { Further = "_", Instead = '_', TakesDigitFirst = false };

    // Of a stage; the approval is a stage of its own. Nothing is documented of bytes; a pipeline of more would not be looked at.
    public EngineLimits Limits { get; } = new() { Jobs = 256, Bytes = 2 * 1024 * 1024 };

    public EngineFeatures Features => EngineFeatures.All;

    public IReadOnlyList<string> OwnSigns { get; } = ["${{", "$[", "$(", "##vso[", "##["];

    public IReadOnlyList<string> OwnVariables { get; } = ["endpoint", "input", "secret", "path", "securefile"];

    public bool SharesCheckout => false;

    // A label is one of the pool Default, whose machines are all of one's own.
    public bool KeepsMachine(string agent) => true;

    public string Write(JobPlan plan)
    {
        var yaml = new YamlOutput().Comments(FileHeader.Of(plan));
        yaml.Text("trigger", "none").Text("pr", "none").Text("lockBehavior", "sequential").Open("stages");
        var approvals = plan.Jobs.Where(static job => job.Kind == JobKind.Approval).ToList();
        foreach (var approval in approvals)
        {
            OpenStage(yaml.Space(), approval.Name, []);
            WriteGate(yaml, approval, [], $"Approve the plan {plan.PlanId} for {plan.Environment}");
            yaml.Close().Close();
        }

        OpenStage(yaml.Space(), "release", approvals.Select(static approval => approval.Name));
        foreach (var job in plan.Jobs.Where(static job => job.Kind != JobKind.Approval))
        {
            // Across stages only a stage can wait.
            var needs = job.Needs.Select(need => plan.Jobs[need]).Where(static need => need.Kind != JobKind.Approval).Select(static need => need.Name);
            yaml.Space();
            if (job.Kind == JobKind.Gate)
            {
                WriteGate(yaml, job, needs, $"Go on when {job.Id} is done");
            }
            else
            {
                Write(yaml, plan, job, needs);
            }
        }

        return yaml.ToString();
    }

    public IReadOnlyList<ReadJob>? Read(string text)
    {
        if (YamlInput.Read(text) is not { } root)
        {
            return null;
        }

        var read = new List<ReadJob>();
        var stages = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var stage in YamlInput.ItemsOf(root, "stages"))
        {
            // Without the key, a stage waits for the one before it.
            IEnumerable<string> before = stage.Find("dependsOn") is null ? stages.Keys : YamlInput.TextsOf(stage, "dependsOn");
            var jobs = YamlInput.ItemsOf(stage, "jobs").Select(job => (Name: YamlInput.TextOf(job, "job") + YamlInput.TextOf(job, "deployment"), Needs: YamlInput.TextsOf(job, "dependsOn"), Condition: YamlInput.TextOf(job, "condition"))).ToList();
            string[] earlier = [.. before.SelectMany(name => stages.TryGetValue(name, out var names) ? names : [name])];
            read.AddRange(jobs.Select(job => new ReadJob(job.Name, [.. earlier, .. job.Needs]) { Succeeded = [.. earlier, .. SucceededOf(job.Needs, job.Condition)] }));
            stages[YamlInput.TextOf(stage, "stage")] = [.. jobs.Select(static job => job.Name)];
        }

        return read;
    }

    // Without a word about it, a job runs where all that it depends on has succeeded.
    private static IEnumerable<string> SucceededOf(IReadOnlyList<string> needs, string condition) => condition.Contains(Always) ? needs.Where(need => condition.Contains(HasSucceeded(need))) : needs;

    private static string HasSucceeded(string job) => $"in(dependencies.{job}.result, 'Succeeded', 'SucceededWithIssues')";

    private static void OpenStage(YamlOutput yaml, string name, IEnumerable<string> needs) =>
        yaml.OpenItem("stage", YamlOutput.Quote(name)).Raw("dependsOn", YamlOutput.List(needs)).Open("jobs");

    private static void WriteGate(YamlOutput yaml, ExportJob job, IEnumerable<string> needs, string instructions)
    {
        OpenJob(yaml, "job", job, needs);
        yaml.Text("pool", "server").Raw("timeoutInMinutes", FormattableString.Invariant($"{GateJobMinutes}")).Open("steps");
        yaml.OpenItem("task", YamlOutput.Quote("ManualValidation@1")).Raw("timeoutInMinutes", FormattableString.Invariant($"{GateMinutes}"));
        yaml.Open("inputs").Text("notifyUsers", "").Text("instructions", instructions).Raw("allowApproversToApproveTheirOwnRuns", "false").Text("onTimeout", "reject").Close();
        yaml.Close().Close().Close();
    }

    private static void Write(YamlOutput yaml, JobPlan plan, ExportJob job, IEnumerable<string> needs)
    {
        // A job of this kind is what an environment knows of: its checks hold the stage, and it shows what was deployed.
        var isDeployment = job.Kind == JobKind.Begin || job.Type == OperationType.Deploy;
        OpenJob(yaml, isDeployment ? "deployment" : "job", job, needs);
        // Where nothing began, there is nothing to end, or it is another run's.
        if (job.Kind == JobKind.End)
        {
            yaml.Text("condition", $"and({Always}, {HasSucceeded(plan.Jobs.First(static other => other.Kind == JobKind.Begin).Name)})");
        }

        WritePool(yaml, job);
        if (plan.Request.Image.Length > 0)
        {
            yaml.Text("container", plan.Request.Image);
        }

        // 0 is as long as the agent takes; without it, it would be an hour.
        yaml.Raw("timeoutInMinutes", FormattableString.Invariant($"{job.LimitMinutes ?? 0}"));
        if (isDeployment)
        {
            yaml.Raw("environment", $"{{name: {YamlOutput.Quote(plan.Environment)}}}").Open("strategy").Open("runOnce").Open("deploy");
        }

        WriteSteps(yaml, plan, job);
        if (isDeployment)
        {
            yaml.Close().Close().Close();
        }

        yaml.Close();
    }

    private static void OpenJob(YamlOutput yaml, string kind, ExportJob job, IEnumerable<string> needs)
    {
        yaml.OpenItem(kind, YamlOutput.Quote(job.Name));
        if (job.Name != job.Id)
        {
            yaml.Text("displayName", job.Id);
        }

        yaml.Raw("dependsOn", YamlOutput.List(needs));
    }

    // Agents of one's own have capabilities; those of Microsoft have none that one could set.
    private static void WritePool(YamlOutput yaml, ExportJob job)
    {
        if (job.RunsOn.Count == 0)
        {
            yaml.Raw("pool", "{vmImage: \"ubuntu-latest\"}");
            return;
        }

        var demands = job.RunsOn.Select(static label => MachineLabel.IsAgent(label) ? "Agent.Name -equals " + MachineLabel.NameOf(label) : label);
        yaml.Raw("pool", $"{{name: \"Default\", demands: {YamlOutput.List(demands)}}}");
    }

    private static void WriteSteps(YamlOutput yaml, JobPlan plan, ExportJob job)
    {
        yaml.Open("steps");
        yaml.OpenItem("checkout", YamlOutput.Quote("self")).Raw("persistCredentials", plan.Request.UsesGit ? "true" : "false");
        if (plan.KeepsCheckout)
        {
            yaml.Raw("clean", "false");
        }

        yaml.Close();
        yaml.OpenItem("bash", YamlOutput.Quote(Script(job))).Raw("target", "{commands: \"restricted\"}");
        if (job.Variables.Count > 0)
        {
            yaml.Open("env");
            foreach (var name in job.Variables)
            {
                yaml.Named(name, $"$({name})");
            }

            yaml.Close();
        }

        yaml.Close().Close();
    }

    // A variable that the pipeline does not have would arrive as the text "$(NAME)", and be used as if it were its value.
    private static string Script(ExportJob job)
    {
        var (known, others) = (job.Variables.Where(NameRules.IsShellName).ToList(), job.Variables.Where(static name => !NameRules.IsShellName(name)).ToList());
        var unset = known.Count > 0 ? $"for name in {string.Join(" ", known)}; do case \"${{!name}}\" in '$''('*) unset \"$name\";; esac; done\n" : "";

        // What is no name for a shell it can't unset, and hands on.
        var without = others.Count > 0
            ? $"without=()\nfor name in {string.Join(" ", others)}; do case \"`printenv \"$name\"`\" in '$''('*) without+=(-u \"$name\");; esac; done\nenv \"${{without[@]}}\" "
            : "";
        return unset + without + ShellText.Join(job.Command);
    }
}
