namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>One statement of a script; on SQL Server a batch.</summary>
/// <param name="Start">Where in the script it starts, behind comments and white space.</param>
/// <param name="Text">Without what ends it.</param>
/// <param name="Outline">
/// The first of its words and signs, separated by spaces: words in upper case, <c>'</c> for a text or a quoted name: <c>PRAGMA FOREIGN_KEYS = OFF</c>.
/// </param>
internal sealed record Statement(int Start, string Text, string Outline)
{
    /// <summary>How often it is run: <c>GO 5</c>.</summary>
    public int Times { get; init; } = 1;

    /// <summary>What only a client program of the database understands in it; null if there is none.</summary>
    public Flaw? ForClient { get; init; }

    /// <summary>Its first two words, without the schema of the second: <c>PRAGMA main.journal_mode</c>.</summary>
    public string Keywords => Outline.Split(' ', 5) is [var first, _, ".", var name, ..] ? $"{first} {name}"
        : string.Join(' ', Outline.Split(' ', 3).Take(2).Where(static word => char.IsLetter(word, 0)));
}
