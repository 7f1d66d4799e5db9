namespace DeployPlan.Changes;

/// <summary>A sealed input that differs.</summary>
/// <param name="Path">Relative to the config, forward slashes.</param>
/// <param name="Kind"><see cref="ChangeKind.Added"/>, <see cref="ChangeKind.Removed"/> or, where its bytes differ, <see cref="ChangeKind.Changed"/>.</param>
internal sealed record FileChange(string Path, ChangeKind Kind)
{
    /// <summary>Of a set whose files are not known: how many it has, <c>131 files before, 132 now</c>; empty for a file.</summary>
    public string Counts { get; init; } = "";
}
