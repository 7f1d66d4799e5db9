namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>Why the text of a script cannot be what was meant.</summary>
/// <param name="Offset">Where in the script.</param>
/// <param name="Text">What is wrong; what to write instead.</param>
internal sealed record Flaw(int Offset, string Text);
