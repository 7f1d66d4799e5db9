namespace DeployPlan.Migrator.Scripts;

/// <summary>One statement of a script.</summary>
/// <param name="Start">Where in the script it starts, behind comments and white space.</param>
/// <param name="Text">Without the semicolon at its end.</param>
/// <param name="Keywords">Its first two words in upper case.</param>
internal sealed record Statement(int Start, string Text, string Keywords)
{
    private static readonly string[] OfTransactions = ["BEGIN", "COMMIT", "END", "ABORT", "ROLLBACK", "START TRANSACTION", "PREPARE TRANSACTION"];

    /// <summary>Whether it begins or ends a transaction.</summary>
    public bool IsOfTransaction => Array.Exists(OfTransactions, words => Keywords == words || Keywords.StartsWith(words + " ", StringComparison.Ordinal))
        && Keywords != "ROLLBACK TO";
}
