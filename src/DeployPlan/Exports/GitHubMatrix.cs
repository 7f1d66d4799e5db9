namespace DeployPlan.Exports;

/// <summary>In what the jobs of a matrix differ: the operation of each, its name, and which variables it gets.</summary>
/// <param name="jobs">The jobs.</param>
internal sealed class GitHubMatrix(IReadOnlyList<ExportJob> jobs)
{
    /// <summary>One mapping a job, in YAML.</summary>
    public IReadOnlyList<string> Items => [.. jobs.Select(Item)];

    /// <summary>The variables that some of the jobs get, and others do not.</summary>
    public HashSet<string> OfSome { get; } = [.. jobs.SelectMany(static job => job.Variables).GroupBy(static name => name, StringComparer.Ordinal).Where(group => group.Count() < jobs.Count).Select(static group => group.Key)];

    /// <summary>An expression that is the secret for a job that gets the variable, and an empty text for any other.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="secret">The expression of the secret.</param>
    public static string IfNamed(string name, string secret) => $"contains(matrix.variables, '{name}') && {secret} || ''";

    private string Item(ExportJob job)
    {
        var id = YamlOutput.Quote(PropertyText.Escape(job.Id));
        var variables = job.Variables.Where(OfSome.Contains).ToList();
        return $"{{id: {id}{(job.Name == job.Id ? "" : ", name: " + YamlOutput.Quote(job.Name))}{(variables.Count == 0 ? "" : ", variables: " + YamlOutput.List(variables))}}}";
    }
}
