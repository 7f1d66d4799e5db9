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
    private const string Gate = "gate";
    private const string And = " && ";
    private const string Succeeded = ".Succeeded";

    // The random letters that a workflow gets after the name of its template fit into the 63 of Kubernetes.
    private const int LongestName = 56;

    public string Engine => "argo";

    public string Title => "Argo Workflows";

    public string Extension => ".yml";

    public NameRule Names { get; } = new(128) { Further = "-", TakesDigitFirst = false, Reserved = [Graph, Gate] };

    // Kubernetes keeps no object of more than 1 MB, and a workflow holds a copy of its template and the state of each task.
    public EngineLimits Limits { get; } = new() { Jobs = 1_000, Bytes = 700_000 };

    public EngineFeatures Features => EngineFeatures.All | EngineFeatures.OnlyImages;

    public IReadOnlyList<string> OwnSigns { get; } = ["{{", "$("];

    public bool SharesCheckout => false;

    public string Write(JobPlan plan)
    {
        var name = NameOf(plan);
        var end = plan.Jobs[plan.Jobs.Count - 1];
        var yaml = new YamlOutput().Comments(FileHeader.Of(plan));
        yaml.Text("apiVersion", "argoproj.io/v1alpha1").Text("kind", "WorkflowTemplate");
        yaml.Open("metadata").Text("name", name);
        yaml.Open("annotations").Text("deployplan/plan", plan.PlanId).Text("deployplan/environment", plan.Environment).Close().Close();
        yaml.Open("spec").Text("entrypoint", Graph).Text("onExit", end.Name);
        yaml.Open("synchronization").Open("mutexes").Item($"{{name: {YamlOutput.Quote(name)}}}").Close().Close();
        yaml.Open("templates");
        yaml.OpenItem("name", YamlOutput.Quote(Graph)).Open("dag").Raw("failFast", "false").Open("tasks");
        foreach (var job in plan.Jobs.Where(job => job != end))
        {
            WriteTask(yaml, plan, job);
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
        if (YamlInput.Read(text)?.Find("spec")?.Value is not MappingNode spec
            || YamlInput.ItemsOf(spec, "templates").FirstOrDefault(template => YamlInput.TextOf(template, "name") == YamlInput.TextOf(spec, "entrypoint"))?.Find("dag")?.Value is not MappingNode dag)
        {
            return null;
        }

        var jobs = YamlInput.ItemsOf(dag, "tasks").Select(static task => new ReadJob(YamlInput.TextOf(task, "name"), NeedsOf(YamlInput.TextOf(task, "depends")))).ToList();
        // It runs when everything else has ended.
        jobs.Add(new ReadJob(YamlInput.TextOf(spec, "onExit"), [.. jobs.Select(static job => job.Name)]));
        return jobs;
    }

    private static NameRule ObjectName { get; } = new(LongestName) { Further = "-" };

    private static string[] NeedsOf(string depends) => depends.Length == 0 ? [] :
    [
        .. depends.Split([And], StringSplitOptions.None).Select(static part => part.EndsWith(Succeeded, StringComparison.Ordinal) ? part.Substring(0, part.Length - Succeeded.Length) : ""),
    ];

    // Kubernetes takes lower case only; what differs in nothing but case gets a digest of its own, as what has other characters does.
    private static string NameOf(JobPlan plan)
    {
        var text = $"deployplan-{plan.Project}-{plan.Environment}";
        return JobNames.NameOf(text == text.ToLowerInvariant() && text[text.Length - 1] != '-' ? text : text + "/", ObjectName).ToLowerInvariant();
    }

    // It becomes a part of the name of a pod, which has no upper case.
    private static string TemplateOf(ExportJob job) => job.Name.ToLowerInvariant();

    private static void WriteTask(YamlOutput yaml, JobPlan plan, ExportJob job)
    {
        // The name of a task alone would also be content with one that was skipped.
        var depends = string.Join(And, plan.NamesOf(job).Select(static need => need + Succeeded));
        var template = job.Command.Count == 0 ? Gate : TemplateOf(job);
        yaml.Item($"{{name: {YamlOutput.Quote(job.Name)}, template: {YamlOutput.Quote(template)}{(depends.Length == 0 ? "" : ", depends: " + YamlOutput.Quote(depends))}}}");
    }

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
                yaml.Text(MachineLabel.IsAgent(label) ? "kubernetes.io/hostname" : label, MachineLabel.IsAgent(label) ? MachineLabel.NameOf(label) : "true");
            }

            yaml.Close();
        }

        yaml.Open("container").Text("name", "main").Text("image", plan.Request.Image);
        yaml.Raw("command", YamlOutput.List(job.Command.Take(1))).Raw("args", YamlOutput.List(job.Command.Skip(1)));
        if (job.Variables.Count > 0)
        {
            yaml.Open("env");
            foreach (var name in job.Variables)
            {
                yaml.Item($"{{name: {YamlOutput.Quote(name)}, valueFrom: {{secretKeyRef: {{name: {YamlOutput.Quote(secret)}, key: {YamlOutput.Quote(name)}, optional: true}}}}}}");
            }

            yaml.Close();
        }

        yaml.Close().Close();
    }
}
