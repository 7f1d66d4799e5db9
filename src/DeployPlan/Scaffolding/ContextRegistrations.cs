using System.Text.RegularExpressions;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>Looks for the place where a context of Entity Framework Core gets its connection.</summary>
/// <param name="scope">What is searched.</param>
/// <param name="migrations">The project of the migrations.</param>
/// <param name="context">The name of the context, without namespaces.</param>
internal sealed class ContextRegistrations(SearchScope scope, DotnetProject migrations, string context)
{
    private static readonly Regex Used = new(@"\bUse\w+\s*\(\s*(?<name>[A-Za-z_]\w*)\b", RegexOptions.CultureInvariant);
    private static readonly Regex FirstText = new(@"^\s*""(?<text>[^""\\;=]+)""", RegexOptions.CultureInvariant);
    private static readonly Regex FirstName = new(@"^\s*(?<name>[A-Za-z_]\w*)\s*(,|$)", RegexOptions.CultureInvariant);

    private static readonly Regex Literal = new(@"\bUse\w+\s*\(\s*""[^""]*=[^""]*""", RegexOptions.CultureInvariant);

    private readonly IReadOnlyList<DotnetProject> _users = UsersOf(scope, migrations, HomeOf(scope, migrations, context));

    /// <summary>What is found.</summary>
    public ContextRegistration Find()
    {
        var found = new ContextRegistration { Home = HomeOf(scope, migrations, context), IsSelfMade = migrations.IsRunnable };
        DotnetProject? registered = null;
        foreach (var project in _users)
        {
            var sources = scope.SourcesOf(scope.WithReferences(project));
            foreach (var (arguments, call, source) in found.Variable is null ? Calls(scope.SourcesOf([project])) : [])
            {
                registered ??= project;
                found = found with
                {
                    Provider = found.Provider ?? SqlProviders.In(call + "(" + arguments),
                    Variable = found.Variable ?? VariableOf(arguments, source, sources),
                    LiteralIn = found.LiteralIn ?? (Literal.IsMatch(arguments) ? source.File : null),
                };
            }
        }

        return WithStartup(found with { Variable = found.Variable ?? (found.LiteralIn is null ? OnlyOne(scope.SourcesOf(_users)) : null) }, registered);
    }

    // Where the context is, if the migrations are elsewhere.
    private static DotnetProject? HomeOf(SearchScope scope, DotnetProject migrations, string context)
    {
        var declared = new Regex(@"\bclass\s+" + Regex.Escape(context) + @"\b", RegexOptions.CultureInvariant);
        return scope.WithReferences(migrations).FirstOrDefault(project => scope.SourcesOf([project]).Any(source => source.Has(context) && declared.IsMatch(source.Text)));
    }

    private static IReadOnlyList<DotnetProject> UsersOf(SearchScope scope, DotnetProject migrations, DotnetProject? home) =>
    [
        migrations,
        .. scope.Projects.Where(project => project != migrations && !project.IsTest && scope.WithReferences(project) is var used && (used.Contains(migrations) || (home is not null && used.Contains(home)))),
    ];

    // AddDbContext<C>(…), AddSqlite<C>(…), builder.AddNpgsqlDbContext<C>("name").
    private IEnumerable<(string Arguments, string Call, CSharpSource Source)> Calls(IReadOnlyList<CSharpSource> sources)
    {
        var call = new Regex(@"\bAdd\w*\s*<\s*([\w.]+\s*,\s*)?([\w.]+\.)?" + Regex.Escape(context) + @"\s*>\s*\(", RegexOptions.CultureInvariant);
        return sources.Where(source => source.Has(context))
            .SelectMany(source => call.Matches(source.Text).Cast<Match>().Select(match => (source.Arguments(match.Index + match.Length - 1), match.Value, source)));
    }

    private static string? VariableOf(string arguments, CSharpSource source, IReadOnlyList<CSharpSource> sources) =>
        (FirstText.Match(arguments) is { Success: true } text ? ConnectionVariables.OfConnection(text.Groups["text"].Value) : null)
        ?? ConnectionVariables.VariableOf(arguments, sources)
        ?? Used.Matches(arguments).Cast<Match>().Concat(FirstName.Matches(arguments).Cast<Match>())
            .Select(match => Assigned(match.Groups["name"].Value, source) is { } value ? ConnectionVariables.VariableOf(value, sources) : null)
            .FirstOrDefault(static variable => variable is not null);

    private static string? Assigned(string name, CSharpSource source) =>
        Regex.Match(source.Text, $@"\b(?:var|string\??)\s+{Regex.Escape(name)}\s*=(?<value>[^;]*);", RegexOptions.CultureInvariant) is { Success: true } match ? match.Groups["value"].Value : null;

    // Where no call says it: the only name that the programs read, or that their settings have, or the one that is called like the context.
    private string? OnlyOne(IReadOnlyList<CSharpSource> sources)
    {
        var settings = _users.SelectMany(static project => SettingsFile.Read(Path.Combine(project.Folder, "appsettings.json")).Get("ConnectionStrings").AsNames());
        foreach (var names in new[] { ConnectionVariables.NamesIn(sources), [.. settings.Distinct(StringComparer.OrdinalIgnoreCase)] })
        {
            var name = names.Count == 1 ? names[0] : names.FirstOrDefault(name => IsCalledLike(name, context));
            if (name is not null)
            {
                return ConnectionVariables.OfConnection(name);
            }
        }

        return null;
    }

    private static bool IsCalledLike(string name, string context) => Names.OfContext(name.Replace("Connection", "").Replace("Database", "")).Equals(Names.OfContext(context), StringComparison.OrdinalIgnoreCase);

    // The tools run a program, and ask a factory in it, or its host.
    private ContextRegistration WithStartup(ContextRegistration found, DotnetProject? registered)
    {
        if (found.IsSelfMade)
        {
            return found;
        }

        var factory = new Regex(@"IDesignTimeDbContextFactory\s*<\s*([\w.]+\.)?" + Regex.Escape(context) + @"\s*>", RegexOptions.CultureInvariant);
        var makers = _users.Where(project => scope.WithReferences(project).Contains(migrations) && scope.SourcesOf([project]).Any(source => source.Has(context) && factory.IsMatch(source.Text))).ToList();
        return found with
        {
            IsSelfMade = makers.Contains(migrations),
            Startup = makers.Contains(migrations) ? null : makers.FirstOrDefault()
                ?? _users.Where(project => project.IsRunnable && !project.IsDevelopmentHost && scope.WithReferences(project) is var used && used.Contains(migrations) && (registered is null || used.Contains(registered)))
                    .OrderByDescending(static project => project.Packages.Contains("Microsoft.EntityFrameworkCore.Design")).ThenByDescending(static project => project.IsWeb).FirstOrDefault(),
        };
    }
}
