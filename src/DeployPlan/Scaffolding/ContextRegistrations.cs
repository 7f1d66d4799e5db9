using System.Text.RegularExpressions;
using DeployPlan.Scripts;
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

    private readonly IReadOnlyList<DotnetProject> _users =
        [migrations, .. scope.Projects.Where(project => project != migrations && !project.IsTest && scope.WithReferences(project).Contains(migrations))];

    /// <summary>What is found; every part of it may be unknown.</summary>
    public ContextRegistration Find()
    {
        string? provider = null;
        foreach (var project in _users)
        {
            var sources = scope.SourcesOf(scope.WithReferences(project));
            foreach (var (arguments, call, source) in Calls(scope.SourcesOf([project])))
            {
                provider ??= SqlProviders.In(call + "(" + arguments);
                if (VariableOf(arguments, source, sources) is { } variable)
                {
                    return new ContextRegistration(variable, provider, Startup(project));
                }
            }
        }

        var all = scope.SourcesOf(_users);
        return new ContextRegistration(OnlyOne(all), provider, Startup(_users.FirstOrDefault(project => Calls(scope.SourcesOf([project])).Any())));
    }

    // AddDbContext<C>(…), AddSqlite<C>(…), builder.AddNpgsqlDbContext<C>("name").
    private IEnumerable<(string Arguments, string Call, CSharpSource Source)> Calls(IReadOnlyList<CSharpSource> sources)
    {
        var call = new Regex(@"\bAdd\w*\s*<\s*([\w.]+\s*,\s*)?([\w.]+\.)?" + Regex.Escape(context) + @"\s*>\s*\(", RegexOptions.CultureInvariant);
        return sources.Where(source => source.Text.IndexOf(context, StringComparison.Ordinal) >= 0)
            .SelectMany(source => call.Matches(source.Text).Cast<Match>().Select(match => (source.Arguments(match.Index + match.Length - 1), match.Value, source)));
    }

    private static string? VariableOf(string arguments, CSharpSource source, IReadOnlyList<CSharpSource> sources) =>
        (FirstText.Match(arguments) is { Success: true } text ? ConnectionText.OfConnection(text.Groups["text"].Value) : null)
        ?? ConnectionText.VariableOf(arguments, sources)
        ?? Used.Matches(arguments).Cast<Match>().Concat(FirstName.Matches(arguments).Cast<Match>())
            .Select(match => Assigned(match.Groups["name"].Value, source) is { } value ? ConnectionText.VariableOf(value, sources) : null)
            .FirstOrDefault(static variable => variable is not null);

    private static string? Assigned(string name, CSharpSource source) =>
        Regex.Match(source.Text, $@"\b(?:var|string\??)\s+{Regex.Escape(name)}\s*=(?<value>[^;]*);", RegexOptions.CultureInvariant) is { Success: true } match ? match.Groups["value"].Value : null;

    // Where no call says it: the only name that the programs read, or that their settings have, or the one that is called like the context.
    private string? OnlyOne(IReadOnlyList<CSharpSource> sources)
    {
        var settings = _users.SelectMany(static project => SettingsFile.Read(Path.Combine(project.Folder, "appsettings.json")).Get("ConnectionStrings").AsNames());
        foreach (var names in new[] { ConnectionText.NamesIn(sources), [.. settings.Distinct(StringComparer.OrdinalIgnoreCase)] })
        {
            var name = names.Count == 1 ? names[0] : names.FirstOrDefault(name => IsCalledLike(name, context));
            if (name is not null)
            {
                return ConnectionText.OfConnection(name);
            }
        }

        return null;
    }

    private static bool IsCalledLike(string name, string context) => Names.OfContext(name.Replace("Connection", "").Replace("Database", "")).Equals(Names.OfContext(context), StringComparison.OrdinalIgnoreCase);

    // The tools run a program, and ask a factory in it, or its host.
    private DotnetProject? Startup(DotnetProject? registered)
    {
        if (migrations.IsRunnable)
        {
            return null;
        }

        var factory = new Regex(@"IDesignTimeDbContextFactory\s*<\s*([\w.]+\.)?" + Regex.Escape(context) + @"\s*>", RegexOptions.CultureInvariant);
        return _users.FirstOrDefault(project => scope.SourcesOf([project]).Any(source => factory.IsMatch(source.Text))) is { } maker
            ? (maker == migrations ? null : maker)
            : _users.Where(project => project.IsRunnable && !project.IsDevelopmentHost && (registered is null || scope.WithReferences(project).Contains(registered)))
                .OrderByDescending(static project => project.Packages.Contains("Microsoft.EntityFrameworkCore.Design")).ThenByDescending(static project => project.IsWeb).FirstOrDefault();
    }
}
