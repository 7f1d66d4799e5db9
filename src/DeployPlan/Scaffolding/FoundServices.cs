namespace DeployPlan.Scaffolding;

/// <summary>The projects of a solution that are deployed.</summary>
internal static class FoundServices
{
    /// <summary>By path in ordinal order.</summary>
    public static IReadOnlyList<FoundService> Of(SearchScope scope)
    {
        var projects = scope.Projects.Where(static project => project.IsService).ToList();
        var names = Names.OfServices([.. projects.Select(static project => project.Name)]);
        return [.. projects.Select((project, i) => Of(scope, project, names[i]))];
    }

    /// <summary>What the sources of a project say.</summary>
    public static FoundService Of(SearchScope scope, DotnetProject project, string name)
    {
        var port = project.IsWeb ? ListeningPort.Fixed(project, scope.SourcesOf([project])) : null;
        return new FoundService
        {
            Name = name,
            Project = project,
            Docker = Dockerfiles.Of(project, scope),
            FixedPort = port,
            Http2 = port is { IsHttp2: true } ? port : port is null && project.IsWeb ? ListeningPort.Http2(project, scope.SourcesOf([project])) : null,
            Port = port is not null ? port.Port : project.IsWeb ? ListeningPort.OfLaunch(project) : null,
            Connections = [.. ConnectionVariables.NamesIn(scope.SourcesOf(scope.WithReferences(project))).Select(ConnectionVariables.OfConnection).OfType<string>()],
        };
    }
}
