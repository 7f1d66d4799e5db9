namespace DeployPlan.Scaffolding;

/// <summary>Which connection strings that services read are those of databases whose migrations say none.</summary>
internal static class Connections
{
    /// <summary>The databases, with the variable where it has the same name, or where there is only one of each.</summary>
    /// <param name="databases">The databases.</param>
    /// <param name="variables">What services read.</param>
    /// <param name="others">Names of connection strings that are of no database.</param>
    public static IReadOnlyList<ScaffoldedDatabase> Of(IReadOnlyList<ScaffoldedDatabase> databases, IReadOnlyList<string> variables, ISet<string> others)
    {
        var free = variables.Where(variable => !databases.Any(database => database.Variable == variable)).ToList();
        var possible = free.FindAll(variable => ConnectionVariables.NameOf(variable) is not { } name || !(others.Contains(name) || ConnectionVariables.IsOfOther(name)));
        return [.. databases.Select(database => database.Variable is not null || database.IsInCode ? database
            : free.Find(variable => ConnectionVariables.NameOf(variable) is { } name && Names.Plain(name) == Names.Plain(database.Name)) is { } named ? database with { Variable = named }
            : databases.Count == 1 && possible.Count == 1 ? database with { Variable = possible[0], IsGuess = true }
            : database)];
    }
}
