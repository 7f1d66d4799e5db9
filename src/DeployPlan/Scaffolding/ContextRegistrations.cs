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
    private static readonly Regex FirstText = new(@"^\s*((connectionName|name)\s*:\s*)?""(?<text>[^""\\;=]+)""", RegexOptions.CultureInvariant);
    private static readonly Regex FirstName = new(@"^\s*(?<name>[A-Za-z_]\w*)\s*(,|$)", RegexOptions.CultureInvariant);

    private static readonly Regex Literal = new(@"\bUse\w+\s*\(\s*[$@]*""[^""]*=[^""]*""", RegexOptions.CultureInvariant);

    private static readonly Regex Configuring = new(@"\bvoid\s+OnConfiguring\s*\(", RegexOptions.CultureInvariant);

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

        found = Configured(found);
        return WithStartup(found.Variable is null && found.LiteralIn is null ? OnlyOne(found, scope.SourcesOf(_users)) : found, registered);
    }

    // OnConfiguring of the context itself, which wins over its registration unless it asks whether there was one.
    private ContextRegistration Configured(ContextRegistration found)
    {
        var own = new Regex(@"\bclass\s+" + Regex.Escape(context) + @"\b", RegexOptions.CultureInvariant);
        foreach (var source in scope.SourcesOf(found.Home is { } home ? [home] : [migrations]).Where(source => source.Has(context) && source.Has("OnConfiguring")))
        {
            var method = Configuring.Matches(source.Text).Cast<Match>().Where(match => source.Starts(match.Index).Any(own.IsMatch)).Select(match => source.Method(match.Index)).FirstOrDefault() ?? "";
            if (method.Length > 0 && !(method.Contains("IsConfigured") && (found.Variable is not null || found.LiteralIn is not null)))
            {
                var isLiteral = Literal.IsMatch(method);
                found = found with
                {
                    Provider = SqlProviders.In(method) ?? found.Provider,
                    Variable = isLiteral ? null : VariableOf(method, source, scope.SourcesOf(_users)) ?? found.Variable,
                    LiteralIn = isLiteral ? source.File : found.LiteralIn,
                };
            }
        }

        return found;
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

    // Where no call says it: the name that is called like the context, or the only one that the programs read, or that their settings have.
    private ContextRegistration OnlyOne(ContextRegistration found, IReadOnlyList<CSharpSource> sources)
    {
        var settings = _users.SelectMany(static project => SettingsFile.Read(Path.Combine(project.Folder, "appsettings.json")).Get("ConnectionStrings").AsNames());
        var others = ConnectionVariables.OthersIn(sources);
        foreach (var names in new[] { ConnectionVariables.NamesIn(sources), [.. settings.Distinct(StringComparer.OrdinalIgnoreCase)] })
        {
            if (names.FirstOrDefault(name => IsCalledLike(name, context)) is { } called)
            {
                return found with { Variable = ConnectionVariables.OfConnection(called) };
            }

            var possible = names.Where(name => !others.Contains(name) && !ConnectionVariables.IsOfOther(name)).ToList();
            if (possible.Count == 1)
            {
                return found with { Variable = ConnectionVariables.OfConnection(possible[0]), IsGuess = true };
            }
        }

        return found;
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
