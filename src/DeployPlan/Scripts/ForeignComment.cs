namespace DeployPlan.Scripts;

/// <summary>The comments by which other tools divide a script or change how it runs.</summary>
/// <param name="Start">How the text of the comment starts, in lower case, with single spaces.</param>
/// <param name="Kind">What the comment is.</param>
/// <param name="Tool">Whose it is.</param>
/// <param name="Instead">What to do instead; empty where the kind says it.</param>
internal sealed record ForeignComment(string Start, ForeignText Kind, string Tool, string Instead = "")
{
    private const string NoTransaction = "write '-- deployplan: no-transaction' instead";
    private const string OneScriptEach = "make a script of each changeset that is still to run, and remove this line";

    // Alone in a comment, however it is decorated, each is the heading of an undo half.
    private static readonly string[] UndoWords = ["down", "undo", "rollback", "revert", "downgrade"];

    private static readonly ForeignComment[] All =
    [
        new("migrate:down", ForeignText.UndoHalf, "dbmate"),
        new("+goose down", ForeignText.UndoHalf, "goose"),
        new("+migrate down", ForeignText.UndoHalf, "sql-migrate"),
        new("+micrate down", ForeignText.UndoHalf, "micrate"),
        new("+down", ForeignText.UndoHalf, "rockhopper"),
        new("down.sql --", ForeignText.UndoHalf, "Atlas"),
        new("rambler down", ForeignText.UndoHalf, "rambler"),
        new("down migration", ForeignText.UndoHalf, "node-pg-migrate"),
        new("!downs", ForeignText.UndoHalf, "Play"),
        new("--- !downs", ForeignText.UndoHalf, "Play"),
        new("//@undo", ForeignText.UndoHalf, "MyBatis Migrations"),
        new("-- create above / drop below", ForeignText.UndoHalf, "tern"),
        new("==== down ====", ForeignText.UndoHalf, "shmig"),
        new("migrate:up transaction:false", ForeignText.Directive, "dbmate", NoTransaction),
        new("+goose no transaction", ForeignText.Directive, "goose", NoTransaction),
        new("+goose envsub on", ForeignText.Directive, "goose", "write the values into the script, and remove this line"),
        new("+migrate up notransaction", ForeignText.Directive, "sql-migrate", NoTransaction),
        new("atlas:txmode none", ForeignText.Directive, "Atlas", NoTransaction),
        new("liquibase formatted sql", ForeignText.Directive, "Liquibase", OneScriptEach),
    ];

    /// <summary>The one that a comment is; null if it is none.</summary>
    /// <param name="text">The text of the comment, without the sign that starts it.</param>
    public static ForeignComment? Find(string text)
    {
        var word = text.Trim([.. text.Where(static c => !char.IsLetter(c)).Distinct()]).ToLowerInvariant();
        if (Array.IndexOf(UndoWords, word) >= 0)
        {
            return new(word, ForeignText.UndoHalf, "another tool");
        }

        var words = string.Join(" ", text.ToLowerInvariant().Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries));
        return Array.Find(All, comment => words.StartsWith(comment.Start, StringComparison.Ordinal)
            && (words.Length == comment.Start.Length || !char.IsLetterOrDigit(words[comment.Start.Length])));
    }
}
