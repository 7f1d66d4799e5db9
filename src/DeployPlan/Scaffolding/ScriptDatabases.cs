using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Scripts;

namespace DeployPlan.Scaffolding;

/// <summary>Databases whose schema is in a folder of SQL scripts.</summary>
internal static class ScriptDatabases
{
    /// <summary>One database per folder.</summary>
    public static IEnumerable<ScaffoldedDatabase> Find(SearchScope scope, ConfigPaths paths)
    {
        foreach (var (folder, scripts) in ScriptFolders.Find(scope))
        {
            if (paths.Of(folder) is { } path)
            {
                yield return Database(scope, folder, scripts, path);
            }
        }
    }

    private static ScaffoldedDatabase Database(SearchScope scope, string folder, IReadOnlyList<string> scripts, string path)
    {
        var prisma = PrismaSchema.Beside(folder);
        var dialect = prisma.Dialect ?? SqlProviders.In(RelativePath.Between(scope.Folder, folder));
        if (dialect is null && scripts.Any(script => Problems(script, null).Any(static finding => finding.Kind == ForeignText.BatchSeparator)))
        {
            dialect = SqlDialects.SqlServer;
        }

        var problem = scripts.Select(script => Problem(script, scripts, dialect, folder)).FirstOrDefault(static text => text is not null) ?? Misplaced(scripts, folder);
        return new ScaffoldedDatabase
        {
            Name = NameOf(RelativePath.Between(scope.Folder, folder), scope.Name),
            Engine = "raw",
            Variable = prisma.Variable,
            HasKnownUsers = prisma.Variable is null,
            Path = path,
            Dialect = dialect,
            Why = "The scripts of a folder, in the order of their names.",
            Notes = problem is null ? [] : [$"raw cannot run them as they are: {problem}. Once that is changed:"],
            IsComment = problem is not null,
        };
    }

    // What planning would refuse.
    private static string? Problem(string script, IReadOnlyList<string> all, string? dialect, string folder)
    {
        var name = RelativePath.Between(folder, script);
        var forward = new HashSet<string>(all.Where(static other => !DownScriptName.Is(other)), StringComparer.Ordinal);
        return forward.Contains(script) && ForeignName.UndoneBy(script, forward) is not null ? $"{name} undoes another script; its name must end with .down.sql"
            : forward.Contains(script) && ForeignName.Repeated(name) is { } what ? $"{name} is {what}"
            : Problems(script, dialect).FirstOrDefault() is { } finding ? $"{name} has '{finding.Text}'" + (finding.Tool.Length == 0 ? "" : $" of {finding.Tool}") + Advice(finding)
            : null;
    }

    private static string? Misplaced(IReadOnlyList<string> scripts, string folder)
    {
        List<string> names = [.. scripts.Where(static script => !DownScriptName.Is(script)).Select(script => RelativePath.Between(folder, script)).OrderBy(static name => name, StringComparer.Ordinal)];
        return ScriptOrder.Misplaced(names).Select(static pair => $"'{pair.Early}' would run before '{pair.Late}', for names are compared character by character; rename '{pair.Late}' to '{ScriptOrder.Padded(pair.Late, pair.Early)}'").FirstOrDefault();
    }

    private static string Advice(ForeignFinding finding) =>
        finding.Instead.Length > 0 ? "; " + finding.Instead : finding.Kind == ForeignText.UndoHalf ? ", and what follows undoes what comes before; move it to a script of its own, .down.sql" : "";

    private static IEnumerable<ForeignFinding> Problems(string script, string? dialect)
    {
        var text = System.Text.Encoding.UTF8.GetBytes(SourceText.Of(script));
        return ScriptScan.Find(text, dialect).Where(finding => finding.Kind switch
        {
            ForeignText.BatchSeparator => dialect != SqlDialects.SqlServer,
            ForeignText.Transaction => dialect != SqlDialects.SqlServer && !ScriptHead.HasNoTransaction(text),
            _ => true,
        });
    }

    private static string NameOf(string inScope, string otherwise)
    {
        var named = inScope.Split('/').LastOrDefault(static segment => segment is not ("." or "..") && !ScriptFolders.Generic.Contains(segment) && SqlProviders.Without(segment).Length > 0) ?? otherwise;
        return Names.Safe(named.Substring(named.LastIndexOf('.') + 1), Names.Safe(otherwise, "database"));
    }
}
