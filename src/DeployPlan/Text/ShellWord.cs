namespace DeployPlan.Text;

/// <summary>A word of a command, as a POSIX shell reads it.</summary>
/// <param name="Text">Without its quotes; what a substitution gives is <c>$()</c>.</param>
/// <param name="Pattern">As a pattern of paths, with <c>\</c> before what was quoted; null where it is none, or a variable decides about it.</param>
internal sealed record ShellWord(string Text, string? Pattern = null);
