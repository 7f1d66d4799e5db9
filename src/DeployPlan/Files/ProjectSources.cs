namespace DeployPlan.Files;

/// <summary>What a project of a build system is made of. Paths are full.</summary>
/// <param name="Files">The files.</param>
/// <param name="Deciding">Files, there or not, and folders whose change may change the list.</param>
/// <param name="Problem">Why it is not known; null where it is.</param>
internal sealed record ProjectSources(IReadOnlyCollection<string> Files, IReadOnlyCollection<string> Deciding, string? Problem)
{
    /// <summary>Those of the files that no SDK and no package brings.</summary>
    public IReadOnlyCollection<string> Own { get; init; } = [];

    /// <summary>Its target frameworks as it lists them; empty if it has one alone.</summary>
    public string Frameworks { get; init; } = "";

    /// <summary>Sources that are not known.</summary>
    public static ProjectSources Unknown(string why) => new([], [], why);
}
