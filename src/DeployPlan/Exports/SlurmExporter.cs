using System.Globalization;
using System.Text;
using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>A script for a Slurm cluster whose nodes share the folder of the checkout: a line for each job, which waits for others by the ids that Slurm gave them.</summary>
internal sealed class SlurmExporter : IExporter
{
    private const string Submit = "submit ";
    private const string AfterSuccess = "afterok";
    private const string AfterEnd = "afterany";

    public string Engine => "slurm";

    public string Title => "Slurm";

    public string Extension => ".sh";

    public NameRule Names { get; } = new(200) { Further = "-_." };

    // MaxJobCount of a cluster, unless its administrators set another.
    public EngineLimits Limits { get; } = new() { Jobs = 10_000, Needs = 1_000 };

    // Unless ProctrackType is proctrack/pgid, everything that a job has started ends with it.
    public EngineFeatures Features => EngineFeatures.All & ~(EngineFeatures.Images | EngineFeatures.Processes);

    public IReadOnlyList<string> OwnSigns { get; } = [];

    public IReadOnlyList<string> OwnVariables => [];

    public bool SharesCheckout => true;

    public bool KeepsMachine(string agent) => true;

    public string Write(JobPlan plan)
    {
        var text = new StringBuilder("#!/usr/bin/env bash\n");
        foreach (var line in FileHeader.Of(plan))
        {
            text.Append("# ").Append(line).Append('\n');
        }

        text.Append(SlurmScript.Start(ShellText.Quote(plan.Request.ProjectFile), LogsOf(plan.Request.ProjectFile)));
        for (var i = 0; i < plan.Jobs.Count; i++)
        {
            text.Append(LineOf(plan, i)).Append('\n').Append(Variable(i)).Append("=$job\n");
        }

        text.Append('\n');
        for (var i = 0; i < plan.Jobs.Count; i++)
        {
            if (IsGate(plan.Jobs[i]))
            {
                text.Append("echo \"").Append(plan.Jobs[i].Name).Append(" waits for: scontrol release $").Append(Variable(i)).Append("\"\n");
            }
        }

        // Nothing starts before everything is submitted.
        text.Append(IsGate(plan.Jobs[0]) ? "" : "scontrol release \"$" + Variable(0) + "\"\n");
        return text.Append(SlurmScript.Finish).Append("echo \"the last job is $").Append(Variable(plan.Jobs.Count - 1)).Append("\"\n").ToString();
    }

    public IReadOnlyList<ReadJob>? Read(string text)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var jobs = new List<ReadJob>();
        var lines = text.Split('\n');
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Submit, StringComparison.Ordinal))
            {
                continue;
            }

            var words = lines[i].Split(' ');
            var end = lines[i + 1].IndexOf("=$job", StringComparison.Ordinal);
            if (words.Length < 4 || end < 0 || NeedsOf(words[2], names) is not { } needs)
            {
                return null;
            }

            jobs.Add(new ReadJob(words[1], [.. needs.Select(static need => need.Name)]) { Succeeded = [.. needs.Where(static need => need.Condition == AfterSuccess).Select(static need => need.Name)] });
            names.Add("$" + lines[i + 1].Substring(0, end), words[1]);
        }

        return jobs;
    }

    // "afterok:$j1:$j2", "afterok:$j1,afterany:$j2"; '' for none.
    private static (string Name, string Condition)[]? NeedsOf(string dependency, Dictionary<string, string> names)
    {
        string[][] lists = [.. dependency.Trim('"', '\'').Split(',').Select(static list => list.Split(':'))];
        (string Name, string Condition)[] needs = [.. lists.SelectMany(list => list.Skip(1).Select(part => (names.TryGetValue(part, out var name) ? name : "", list[0])))];
        return Array.TrueForAll(lists, static list => list[0] is "" or AfterSuccess or AfterEnd) && Array.TrueForAll(needs, static need => need.Name.Length > 0) ? needs : null;
    }

    private static string LineOf(JobPlan plan, int place)
    {
        var job = plan.Jobs[place];
        var words = new List<string>();
        if (place == 0 || IsGate(job))
        {
            words.Add("--hold");
        }

        if (job.LimitMinutes is { } minutes)
        {
            words.Add("--time=" + minutes.ToString(CultureInfo.InvariantCulture));
        }

        words.AddRange(job.RunsOn.Where(MachineLabel.IsAgent).Select(static agent => "--nodelist=" + MachineLabel.NameOf(agent)));
        if (job.RunsOn.Where(static label => !MachineLabel.IsAgent(label)).ToList() is { Count: > 0 } labels)
        {
            words.Add("--constraint=" + string.Join("&", labels));
        }

        return Submit + job.Name + " " + DependencyOf(plan, job) + " " + ShellText.Join([.. words, "--", .. job.Command.Count == 0 ? ["true"] : job.Command]);
    }

    // The end waits until everything has ended; where nothing began, there is nothing to end, or it is another run's.
    private static string DependencyOf(JobPlan plan, ExportJob job)
    {
        if (job.Needs.Count == 0)
        {
            return "''";
        }

        var succeeded = job.Needs.Where(need => job.Kind != JobKind.End || plan.Jobs[need].Kind == JobKind.Begin).ToList();
        string[] lists = [ListOf(AfterSuccess, succeeded), ListOf(AfterEnd, job.Needs.Except(succeeded))];
        return "\"" + string.Join(",", lists.Where(static list => list.Length > 0)) + "\"";
    }

    private static string ListOf(string kind, IEnumerable<int> needs) => string.Concat(needs.Select(static need => ":$" + Variable(need))) is { Length: > 0 } list ? kind + list : "";

    private static bool IsGate(ExportJob job) => job.Kind is JobKind.Approval or JobKind.Gate;

    private static string Variable(int place) => "j" + (place + 1).ToString(CultureInfo.InvariantCulture);

    private static string LogsOf(string project) => ShellText.Quote((project.LastIndexOf('/') is > 0 and var slash ? project.Substring(0, slash + 1) : "") + ".deployplan/slurm");
}
