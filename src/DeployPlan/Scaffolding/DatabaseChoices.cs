namespace DeployPlan.Scaffolding;

/// <summary>Tells databases from the same database for several providers, of which a deployment has one.</summary>
internal static class DatabaseChoices
{
    /// <summary>The databases, those that differ in the provider alone as one with alternatives.</summary>
    public static IReadOnlyList<ScaffoldedDatabase> Of(IReadOnlyList<ScaffoldedDatabase> databases) => WithOtherEngine(
        [.. databases.GroupBy(Key).SelectMany(ByProgram).SelectMany(static group => group.Count() > 1 && group.Select(static database => database.Dialect).Distinct().Count() == group.Count() ? [Choice(group)] : group.ToArray())]);

    // Contexts for some providers, and scripts for one more.
    private static IReadOnlyList<ScaffoldedDatabase> WithOtherEngine(IReadOnlyList<ScaffoldedDatabase> databases)
    {
        var choices = databases.Where(static database => database.Alternatives.Count > 0).ToList();
        var others = databases.Where(static database => database is { Alternatives.Count: 0, Dialect: not null, IsComment: false }).ToList();
        return choices.Count == 1 && others.Count == 1 && others[0].Engine != choices[0].Engine && choices[0].Alternatives.Append(choices[0]).All(choice => choice.Dialect != others[0].Dialect)
            ? [.. databases.Where(database => database != others[0] && database != choices[0]), choices[0] with { Alternatives = [.. choices[0].Alternatives, others[0]] }]
            : databases;
    }

    // PostgresOrdersContext and MySqlOrdersContext, or db/postgres and db/mysql.
    private static string Key(ScaffoldedDatabase database) => database.Engine == "efcore"
        ? "efcore " + string.Join(" ", database.Why.Split(' ').Select(SqlProviders.Without))
        : SqlProviders.Without(database.Path) is var path && path != database.Path ? "raw " + path : database.Path;

    // Contexts of one name in two projects, neither of which is for a provider, are of two programs.
    private static IEnumerable<IEnumerable<ScaffoldedDatabase>> ByProgram(IEnumerable<ScaffoldedDatabase> group) =>
        group.Select(static database => database.Path).Where(static path => SqlProviders.Without(path) == path).Distinct().Count() > 1 ? group.GroupBy(static database => database.Path) : [group];

    private static ScaffoldedDatabase Choice(IEnumerable<ScaffoldedDatabase> group)
    {
        var ordered = group.OrderBy(static database => database.Variable is null).ThenBy(static database => database.Dialect is null).ThenBy(static database => SqlProviders.Order(database.Dialect)).ToList();
        var name = SqlProviders.Without(ordered[0].Name).Trim('-', '.', '_');
        return ordered[0] with { Name = name.Length == 0 ? "database" : name, Alternatives = [.. ordered.Skip(1)] };
    }
}
