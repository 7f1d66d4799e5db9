namespace DeployPlan.Scripts;

/// <summary>A place in a script that was written for another tool.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Where it starts, in bytes.</param>
/// <param name="Text">What is written there.</param>
/// <param name="Tool">The tool that understands it; empty if it is not one tool alone.</param>
/// <param name="Instead">What to do instead, where the kind does not say it.</param>
internal sealed record ForeignFinding(ForeignText Kind, int Offset, string Text, string Tool, string Instead = "");
