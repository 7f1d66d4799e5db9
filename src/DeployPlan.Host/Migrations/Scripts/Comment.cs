namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>A comment of a script.</summary>
/// <param name="Start">Where in the script it starts.</param>
/// <param name="Text">With the signs around it.</param>
/// <param name="IsLeading">Whether no statement is before it.</param>
internal sealed record Comment(int Start, string Text, bool IsLeading);
