namespace DeployPlan.Text;

/// <summary>A program with its arguments, within a command line or a line for a shell.</summary>
/// <param name="Words">The program and its arguments; before it there may be assignments, keywords and programs that start others.</param>
/// <param name="IsLine">Whether a shell reads it for certain, and so replaces patterns by names.</param>
/// <param name="PipedFrom">The command whose output it reads; null for none.</param>
internal sealed record ShellCommand(IReadOnlyList<ShellWord> Words, bool IsLine, ShellCommand? PipedFrom = null)
{
    /// <summary>What it reads that is written in the line: <c>&lt;&lt;&lt; text</c>, and the lines after <c>&lt;&lt;EOF</c>.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];
}
