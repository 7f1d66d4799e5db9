using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Sealing;

/// <summary>How the operations of a plan build projects: what a project is made of depends on the properties of the build, and on all that it may be built with.</summary>
/// <param name="operations">All operations of the plan.</param>
/// <param name="tree">The files.</param>
internal sealed class ProjectBuilds(IEnumerable<Operation> operations, SourceTree tree)
{
    private readonly Lazy<Dictionary<string, SortedSet<string>>> _builds = new(() => Collect(operations, tree));

    /// <summary>The properties of each build of a project, as <see cref="BuildProperties"/>.</summary>
    public IEnumerable<string> Of(string project) => _builds.Value.TryGetValue(project, out var builds) ? builds : [""];

    private static Dictionary<string, SortedSet<string>> Collect(IEnumerable<Operation> operations, SourceTree tree)
    {
        var builds = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            switch (operation.Inputs)
            {
                case BuildInputs { Project: { } project } build:
                    Add(project, ProjectProperties.Of(build.Publish ?? PublishSettings.Default));
                    break;
                case MigrationInputs { Engine: "efcore", Direction: MigrationDirection.Up } migration:
                    foreach (var path in new[] { migration.Path, EfCoreArguments.StartupProject(migration.Args) is { } startup ? RelativePath.Normalize(startup) : null })
                    {
                        if (path is not null && tree.FindProject(path) is { } found)
                        {
                            Add(found, ProjectProperties.Of(migration.Args));
                        }
                    }

                    break;
                default:
                    break;
            }
        }

        return builds;

        void Add(string project, string properties)
        {
            if (!builds.TryGetValue(project, out var of))
            {
                builds.Add(project, of = new SortedSet<string>(StringComparer.Ordinal));
            }

            of.Add(properties);
        }
    }
}
