namespace DeployPlan.Scaffolding;

/// <summary>Which connection strings that services read are those of databases whose migrations say none.</summary>
internal static class Connections
{
    /// <summary>The databases, with the variable where it is certain: by its name, or because there is only one of each.</summary>
    public static IReadOnlyList<ScaffoldedDatabase> Of(IReadOnlyList<ScaffoldedDatabase> databases, IReadOnlyList<string> variables)
    {
        var free = variables.Where(variable => !databases.Any(database => database.Variable == variable)).ToList();
        return [.. databases.Select(database => database.Variable is not null ? database : database with
        {
            Variable = free.Find(variable => ConnectionVariables.NameOf(variable) is { } name && Names.Plain(name) == Names.Plain(database.Name))
                ?? (databases.Count == 1 && free.Count == 1 ? free[0] : null),
        })];
    }
}
