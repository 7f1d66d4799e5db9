using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>Looks at a solution and says what a first config of it says.</summary>
internal sealed class Scaffold
{
    private readonly SearchScope _scope;
    private readonly ConfigPaths _paths;
    private readonly ImportedFile? _import;

    private readonly string _command;

    private Scaffold(SearchScope scope, ConfigPaths paths, ImportedFile? import, string command)
    {
        _command = command;
        _scope = scope;
        _paths = paths;
        _import = import;
    }

    /// <summary>The config for what is found.</summary>
    /// <param name="project">Full path of the project that asks.</param>
    /// <param name="configFile">Full path of the config.</param>
    /// <param name="root">Full path of the repository, which no path may leave.</param>
    /// <param name="diagnostics">Takes up what cannot be read.</param>
    /// <param name="import">Reads a file that says what is deployed; null for none.</param>
    public static ScaffoldedConfig Find(string project, string configFile, string root, DiagnosticBag diagnostics, Func<SearchScope, ImportedFile?>? import = null)
    {
        var scope = SearchScope.Find(project, root, diagnostics);
        var configFolder = Path.GetDirectoryName(configFile)!;
        var isFound = Path.GetDirectoryName(project) == configFolder && ConfigNames.All.Contains(Path.GetFileName(configFile));
        var command = new BuildCommand(project, configFolder).Of("-t:DeployPlan", "-p:Env=prod", isFound ? "" : "-p:DeployPlanConfig=" + RelativePath.Between(Path.GetDirectoryName(project)!, configFile));
        return new Scaffold(scope, new ConfigPaths(configFolder, root), import?.Invoke(scope), command).Config();
    }

    private ScaffoldedConfig Config()
    {
        var found = (_import?.Services ?? FoundServices.Of(_scope)).Where(CanBeNamed).ToList();
        var (services, compose) = WithCompose(found);
        var target = ScaffoldedTargets.Of(services, compose, _paths);
        services = target.ComposeFile is null ? DistinctPorts.Of(services) : services;
        var databases = Databases(services);
        var health = new HealthChecks(_scope, _paths);
        return new ScaffoldedConfig
        {
            Name = Names.Safe(_import?.Name ?? _scope.Name, "app"),
            Registry = _import?.Registry,
            Origin = Origin(),
            Command = _command,
            Databases = databases,
            Services = [.. services.Select(service => new ServiceChoice(service, compose?.EntryOf(service), target, _scope, _paths).Service(databases, health)).OrderBy(static service => service.Name, StringComparer.Ordinal)],
            Target = target,
            LeftOut = _paths.LeftOut,
            Notes = [.. _import?.Notes ?? [], .. _scope.OtherSolutions.Select(other => $"There is {YamlText.Comment(Path.GetFileName(other))} too: what only it has is not here.")],
        };
    }

    private string Origin() =>
        _import is not null ? _paths.Show(_import.File)
        : (_scope.Origin == _scope.Folder ? "the projects below " : "") + _paths.Show(_scope.Origin);

    private bool CanBeNamed(FoundService service) => new[] { service.Project?.File, service.Project is null ? service.Docker?.File : null }.All(path => path is null || _paths.Of(path) is not null);

    // The names of the compose file, where it builds or runs the projects.
    private (IReadOnlyList<FoundService> Services, ComposeChoice? Compose) WithCompose(List<FoundService> found)
    {
        var compose = ComposeChoice.Of(_scope, found, _paths.Folder, _import?.ComposeFile);
        if (compose is null)
        {
            return ([.. found.Zip(Names.Unique([.. found.Select(static service => service.Name)]), static (service, name) => service with { Name = name })], null);
        }

        return (compose.Named(found), compose);
    }

    private ScaffoldedDatabase[] Databases(IReadOnlyList<FoundService> services)
    {
        var found = DatabaseChoices.Of([.. EntityFrameworkDatabases.Find(_scope, _paths), .. ScriptDatabases.Find(_scope, _paths)]);
        var connected = Connections.Of(found, [.. services.SelectMany(static service => service.Connections).Distinct(StringComparer.Ordinal)], ConnectionVariables.OthersIn(_scope.SourcesOf(_scope.Projects)));
        var imported = (_import?.Databases ?? []).Where(database => !connected.Any(known => known.Variable is not null && known.Variable == database.Variable));
        var all = connected.Concat(imported).ToList();
        return [.. all.Zip(Names.Unique([.. all.Select(static database => database.Name)]), static (database, name) => database with { Name = name }).OrderBy(static database => database.Name, StringComparer.Ordinal)];
    }
}
