using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>A stage of a Dockerfile.</summary>
/// <param name="Name">Empty if it has none.</param>
/// <param name="Base">The image, or the stage, that it begins with.</param>
/// <param name="Starts">What it starts: its ENTRYPOINT and CMD.</param>
internal sealed record DockerStage(string Name, string Base, string Starts)
{
    private static readonly Regex From = new(@"^\s*FROM\s+(--\S+\s+)*(?<base>\S+)(\s+AS\s+(?<name>\S+))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);
    private static readonly Regex Start = new(@"^\s*(ENTRYPOINT|CMD)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    /// <summary>The stages of a file, in its order.</summary>
    public static IReadOnlyList<DockerStage> Of(string file)
    {
        var stages = new List<DockerStage>();
        foreach (var line in SourceText.Of(file).Replace("\r", "").Replace("\\\n", " ").Split('\n'))
        {
            if (From.Match(line) is { Success: true } from)
            {
                stages.Add(new DockerStage(from.Groups["name"].Value, from.Groups["base"].Value, ""));
            }
            else if (Start.IsMatch(line))
            {
                var last = stages.Count == 0 ? new DockerStage("", "", "") : stages[stages.Count - 1];
                stages.RemoveAll(stage => ReferenceEquals(stage, last));
                stages.Add(last with { Starts = last.Starts + line + "\n" });
            }
        }

        return stages;
    }

    /// <summary>What a container of it starts, also where an earlier stage says it.</summary>
    public string StartsIn(IReadOnlyList<DockerStage> stages) =>
        Starts.IndexOf("ENTRYPOINT", StringComparison.OrdinalIgnoreCase) < 0 && stages.TakeWhile(stage => stage != this).LastOrDefault(stage => stage.IsNamed(Base)) is { } earlier ? Starts + earlier.StartsIn(stages) : Starts;

    public bool IsNamed(string name) => Name.Length > 0 && Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
