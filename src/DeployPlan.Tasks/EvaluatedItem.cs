namespace DeployPlan.Tasks;

/// <summary>An item of a project.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Path">Its full path, whether or not it is a file.</param>
/// <param name="IsCopied">Whether it is copied to the output, or published.</param>
internal sealed record EvaluatedItem(string Type, string Path, bool IsCopied)
{
    /// <summary>Where the assembly is that a reference names, relative to the project; empty if it does not say.</summary>
    public string HintPath { get; init; } = "";

    /// <summary>The properties that a reference sets for the project: <c>Name=value;Name=value</c>.</summary>
    public string SetProperties { get; init; } = "";

    /// <summary>The names of the properties that it takes away.</summary>
    public string RemovedProperties { get; init; } = "";
}
