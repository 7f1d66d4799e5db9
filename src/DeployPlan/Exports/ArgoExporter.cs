using System.Globalization;
using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>
/// A WorkflowTemplate of Argo Workflows: a task starts when what it needs has succeeded. A pod has nothing but its image, so the image has the checkout, in the folder that it
/// starts in.
/// </summary>
internal sealed class ArgoExporter : IExporter
{
    private const string Graph = "release";
    private const string Operations = "operations";
    private const string Gate = "gate";
    private const string And = " && ";
    private const string Succeeded = ".Succeeded";

    // The graph of all operations and gates has ended when each of them has. Where nothing began, there is nothing to end, or it is another workflow's.
    private const string AllEnded = "(operations.Succeeded || operations.Failed || operations.Errored)";

    // The random letters that a workflow gets after the name of its template fit into the 63 of Kubernetes.
    private const int LongestName = 56;

    public string Engine => "argo";

    public string Title => "Argo Workflows";

    public string Extension => ".yml";

    public NameRule Names { get; } = new(128) { Further = "-", TakesDigitFirst = false, Reserved = [Graph, Gate, Operations] };

    // Kubernetes keeps no object of more than 1 MB, and a workflow holds a copy of its template and the state of each task.
    public EngineLimits Limits { get; } = new() { Jobs = 1_000, Bytes = 700_000 };

    public EngineFeatures Features => EngineFeatures.All | EngineFeatures.OnlyImages;

    public IReadOnlyList<string> OwnSigns { get; } = ["{{", "$("];

    public IReadOnlyList<string> OwnVariables => [];

    public bool SharesCheckout => false;

    // A pod is gone when its job is.
    public bool KeepsMachine(string agent) => false;

    public string Write(JobPlan plan)
    {
        var name = NameOf(plan);
        var end = plan.Jobs[plan.Jobs.Count - 1];
        var yaml = new YamlOutput().Comments(FileHeader.Of(plan));
        yaml.Text("apiVersion", "argoproj.io/v1alpha1").Text("kind", "WorkflowTemplate");
        yaml.Open("metadata").Text("name", name);
        yaml.Open("annotations").Text("deployplan/plan", plan.PlanId).Text("deployplan/environment", plan.Environment).Close().Close();
        yaml.Open("spec").Text("entrypoint", Graph);
        yaml.Open("synchronization").Open("mutexes").Item($"{{name: {YamlOutput.Quote(name)}}}").Close().Close();
        yaml.Open("templates");
        var begin = plan.Jobs.First(static job => job.Kind == JobKind.Begin);
        OpenGraph(yaml, Graph);
        foreach (var job in plan.Jobs.Where(static job => job.Kind is JobKind.Approval or JobKind.Begin))
        {
            WriteTask(yaml, job, plan.NamesOf(job));
        }

        WriteTask(yaml, Operations, Operations, begin.Name + Succeeded);
        WriteTask(yaml, end.Name, TemplateOf(end), begin.Name + Succeeded + And + AllEnded);
        yaml.Close().Close().Close();
        OpenGraph(yaml.Space(), Operations);
        foreach (var job in plan.Jobs.Where(static job => job.Kind is not (JobKind.Approval or JobKind.Begin or JobKind.End)))
        {
            WriteTask(yaml, job, plan.NamesOf(job).Where(name => name != begin.Name));
        }

        yaml.Close().Close().Close();
        yaml.Space().OpenItem("name", YamlOutput.Quote(Gate)).Raw("suspend", "{}").Close();
        foreach (var job in plan.Jobs.Where(static job => job.Command.Count > 0))
        {
            WriteTemplate(yaml.Space(), plan, job, name);
        }

        return yaml.ToString();
    }

    public IReadOnlyList<ReadJob>? Read(string text)
    {
        if (YamlInput.Read(text)?.Find("spec")?.Value is not MappingNode spec)
        {
            return null;
        }

        var jobs = new List<ReadJob>();
        Add(YamlInput.TextOf(spec, "entrypoint"), []);
        return jobs;

        // What waits for nothing in a graph waits for what the graph waits for.
        void Add(string graph, string[] before)
        {
            var template = YamlInput.ItemsOf(spec, "templates").FirstOrDefault(template => YamlInput.TextOf(template, "name") == graph);
            foreach (var task in template?.Find("dag")?.Value is MappingNode dag ? YamlInput.ItemsOf(dag, "tasks") : [])
            {
                var name = YamlInput.TextOf(task, "name");
                string[] parts = [.. YamlInput.TextOf(task, "depends").Split([And], StringSplitOptions.RemoveEmptyEntries)];
                string[] needs = parts.Length == 0 ? before : Each(parts);
                if (name == Operations)
                {
                    Add(YamlInput.TextOf(task, "template"), needs);
                }
                else
                {
                    jobs.Add(new ReadJob(name, needs) { Succeeded = parts.Length == 0 ? before : Each(parts.Where(static part => part != AllEnded)) });
                }
            }
        }

        string[] Each(IEnumerable<string> parts) => [.. parts.SelectMany(NeedsOf).Distinct(StringComparer.Ordinal)];

        IEnumerable<string> NeedsOf(string part) => part == AllEnded ? jobs.Select(static job => job.Name)
            : [part.EndsWith(Succeeded, StringComparison.Ordinal) ? part.Substring(0, part.Length - Succeeded.Length) : ""];
    }

    private static NameRule ObjectName { get; } = new(LongestName) { Further = "-" };

    // Kubernetes takes lower case only; what differs in nothing but case gets a digest of its own, as what has other characters does.
    private static string NameOf(JobPlan plan)
    {
        var text = $"deployplan-{plan.Project}-{plan.Environment}";
        return JobNames.NameOf(text == text.ToLowerInvariant() && text[text.Length - 1] != '-' ? text : text + "/", ObjectName).ToLowerInvariant();
    }

    // It becomes a part of the name of a pod, which has no upper case.
    private static string TemplateOf(ExportJob job) => job.Name.ToLowerInvariant();

    // After a failure, what does not wait for it goes on.
    private static void OpenGraph(YamlOutput yaml, string name) => yaml.OpenItem("name", YamlOutput.Quote(name)).Open("dag").Raw("failFast", "false").Open("tasks");

    // The name of a task alone would also be content with one that was skipped.
    private static void WriteTask(YamlOutput yaml, ExportJob job, IEnumerable<string> needs) =>
        WriteTask(yaml, job.Name, job.Command.Count == 0 ? Gate : TemplateOf(job), string.Join(And, needs.Select(static need => need + Succeeded)));

    private static void WriteTask(YamlOutput yaml, string name, string template, string depends) =>
        yaml.Item($"{{name: {YamlOutput.Quote(name)}, template: {YamlOutput.Quote(template)}{(depends.Length == 0 ? "" : ", depends: " + YamlOutput.Quote(depends))}}}");

    private static void WriteTemplate(YamlOutput yaml, JobPlan plan, ExportJob job, string secret)
    {
        yaml.OpenItem("name", YamlOutput.Quote(TemplateOf(job)));
        if (job.LimitMinutes is { } minutes)
        {
            yaml.Text("activeDeadlineSeconds", (60L * minutes).ToString(CultureInfo.InvariantCulture));
        }

        if (job.RunsOn.Count > 0)
        {
            yaml.Open("nodeSelector");
            foreach (var label in job.RunsOn)
            {
                yaml.Named(MachineLabel.IsAgent(label) ? "kubernetes.io/hostname" : label, MachineLabel.IsAgent(label) ? MachineLabel.NameOf(label) : "true");
            }

            yaml.Close();
        }

        yaml.Open("container").Text("name", "main").Text("image", plan.Request.Image);
        yaml.Raw("command", YamlOutput.List(job.Command.Take(1))).Raw("args", YamlOutput.List(job.Command.Skip(1)));
        yaml.Open("env");
        foreach (var name in job.Variables)
        {
            yaml.Item($"{{name: {YamlOutput.Quote(name)}, valueFrom: {{secretKeyRef: {{name: {YamlOutput.Quote(secret)}, key: {YamlOutput.Quote(name)}, optional: true}}}}}}");
        }

        // Which run it is, so that a job that Argo runs again is known; Argo itself gives this to its own containers only.
        yaml.Item("{name: \"ARGO_WORKFLOW_NAME\", value: \"{{workflow.name}}\"}");
        yaml.Close().Close().Close();
    }
}
