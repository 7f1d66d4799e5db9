using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>
/// A workflow of GitHub Actions for more operations than a file can have jobs: those that wait for nothing of one another are the lines of a matrix, and a matrix waits for the
/// whole wave before it. Approval, begin, gates and end are jobs of their own.
/// </summary>
internal sealed class GitHubWavesExporter : IExporter
{
    // The most jobs of a matrix.
    private const int MostInMatrix = 256;

    private static readonly GitHubExporter Single = new();

    public string Engine => Single.Engine;

    public string Title => Single.Title;

    public string Extension => Single.Extension;

    public NameRule Names => Single.Names;

    public EngineLimits Limits => Single.Limits;

    public EngineFeatures Features => Single.Features | EngineFeatures.Waves;

    public IReadOnlyList<string> OwnSigns => Single.OwnSigns;

    public IReadOnlyList<string> OwnVariables => Single.OwnVariables;

    public bool SharesCheckout => Single.SharesCheckout;

    public bool KeepsMachine(string agent) => Single.KeepsMachine(agent);

    public string Write(JobPlan plan)
    {
        var yaml = GitHubWorkflow.Start(plan);
        var end = plan.Jobs[plan.Jobs.Count - 1];
        var names = new List<string>();
        foreach (var job in plan.Jobs.Where(job => job.Kind != JobKind.Operation && job != end))
        {
            GitHubWorkflow.Write(yaml, plan, job, plan.NamesOf(job));
            names.Add(job.Name);
        }

        string[] before = [plan.Jobs.First(static job => job.Kind == JobKind.Begin).Name];
        var waves = JobWaves.Of(plan.Jobs);
        foreach (var wave in plan.Jobs.Select((job, place) => (job, Number: waves[place])).Where(static pair => pair.Number > 0).GroupBy(static pair => pair.Number, static pair => pair.job))
        {
            before = WriteWave(yaml, plan, wave, before);
            names.AddRange(before);
        }

        GitHubWorkflow.Write(yaml, plan, end, names);
        return yaml.Close().ToString();
    }

    public IReadOnlyList<ReadJob>? Read(string text)
    {
        if (YamlInput.Read(text)?.Find("jobs")?.Value is not MappingNode root)
        {
            return null;
        }

        var read = new List<ReadJob>();
        var jobs = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var entry in root.Entries)
        {
            if (entry.Value is not MappingNode job)
            {
                return null;
            }

            var needs = YamlInput.TextsOf(job, "needs");
            string[] own = job.Find("strategy")?.Value is MappingNode strategy && strategy.Find("matrix")?.Value is MappingNode matrix
                ? [.. YamlInput.ItemsOf(matrix, "include").Select(static item => YamlInput.TextOf(item, item.Find("name") is null ? "id" : "name"))]
                : [entry.Key.Text];
            jobs.Add(entry.Key.Text, own);
            read.AddRange(own.Select(name => new ReadJob(name, Each(needs)) { Succeeded = Each(GitHubWorkflow.SucceededOf(job, needs)) }));
        }

        return read;

        string[] Each(IReadOnlyList<string> needs) => [.. needs.SelectMany(name => jobs.TryGetValue(name, out var names) ? names : [name])];
    }

    // The jobs of a matrix have one list of labels and one limit.
    private static string[] WriteWave(YamlOutput yaml, JobPlan plan, IGrouping<int, ExportJob> wave, string[] before)
    {
        var names = new List<string>();
        foreach (var group in wave.GroupBy(static job => (string.Join(" ", job.RunsOn), job.LimitMinutes)))
        {
            ExportJob[] all = [.. group];
            for (var at = 0; at < all.Length; at += MostInMatrix)
            {
                ExportJob[] part = [.. all.Skip(at).Take(MostInMatrix)];
                names.Add(FormattableString.Invariant($"wave-{wave.Key}-{names.Count + 1}"));
                var gates = part.SelectMany(static job => job.Needs).Distinct().OrderBy(static need => need).Where(need => plan.Jobs[need].Kind == JobKind.Gate).Select(need => plan.Jobs[need].Name);
                GitHubWorkflow.Write(yaml, plan, Several(part, names[names.Count - 1]), [.. before, .. gates], new GitHubMatrix(part));
            }
        }

        return [.. names];
    }

    // An id has letters, digits and a few signs that no shell knows; it is the file that says it, and none who starts it.
    private static ExportJob Several(ExportJob[] part, string name) => part[0] with
    {
        Name = name,
        Id = "${{ matrix.id }}",
        Command = [.. part[0].Command.Select(word => word == JobCommand.IdOf(PropertyText.Escape(part[0].Id)) ? JobCommand.IdOf("${{ matrix.id }}") : word)],
        Variables = [.. new SortedSet<string>(part.SelectMany(static job => job.Variables), StringComparer.Ordinal)],
    };
}
