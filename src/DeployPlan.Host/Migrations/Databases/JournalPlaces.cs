namespace DeployPlan.Host.Migrations.Databases;

/// <summary>Where journals are, and where a new one belongs.</summary>
/// <param name="Found">The schemas that have one.</param>
/// <param name="Default">The schema of a new session; null if it has none.</param>
/// <param name="IsChosen">Whether the connection string names that schema.</param>
internal sealed record JournalPlaces(IReadOnlyList<string> Found, string? Default, bool IsChosen = false)
{
    /// <summary>
    /// The schema to use; null if that is not clear. A journal is used wherever it is: a schema that a script has made since, or another search path, must not make a second one.
    /// </summary>
    public string? Schema =>
        IsChosen || Found.Count == 0 || Found.Contains(Default) ? Default
        : Found.Count == 1 ? Found[0]
        : null;

    /// <summary>The schemas in which a new session looks for a table, in that order; empty where there is one alone.</summary>
    public IReadOnlyList<string> SearchPath { get; init; } = [];

    /// <summary>The database that they are in, where a script may go to another one; null where the schema is enough.</summary>
    public string? Database { get; init; }

    /// <summary>The name of the journal in a schema, for statements.</summary>
    public string TableIn(string schema, IDatabase database) =>
        string.Join('.', new[] { Database, schema, "deployplan_migrations" }.OfType<string>().Select(database.Quote));
}
