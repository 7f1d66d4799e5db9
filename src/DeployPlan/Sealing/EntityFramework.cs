using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Sealing;

/// <summary>
/// What migrations of Entity Framework Core consume: the project as a set, because they run as a part of it, and each migration by itself; the program that creates the context; and
/// which version of the tools runs them.
/// </summary>
internal static class EntityFramework
{

    // A migration, the part of it that names it, and the model that all of them together make. They are in a folder of that name, unless someone chose another.
    private const string Migration = @"\[([^\]]*,)?\s*Migration\s*\(|\bclass\s+\w+\s*:\s*([\w.]+\.)?(Migration|ModelSnapshot)\b";

    private static readonly string[] ToolManifests = [".config/dotnet-tools.json", "dotnet-tools.json"];

    public static void Add(MigrationInputs migration, InputCollector inputs)
    {
        AddMigrations(migration.Path, inputs);
        if (EfCoreArguments.StartupProject(migration.Args) is { } startup && RelativePath.Normalize(startup) is { } path && inputs.Tree.FindProject(path) is { } project)
        {
            inputs.Once("project:" + project, () => inputs.Project(project));
        }

        // As dotnet looks for it: from the folder of the config up.
        var way = RelativePath.Between(inputs.Tree.ConfigDirectory, inputs.Tree.RepositoryRoot);
        for (var levels = way == "." ? 0 : way.Split('/').Length; levels >= 0; levels--)
        {
            foreach (var manifest in ToolManifests)
            {
                inputs.File(string.Concat(Enumerable.Repeat("../", levels)) + manifest);
            }
        }
    }

    private static void AddMigrations(string path, InputCollector inputs) => inputs.Once("efcore:" + path, () =>
    {
        if (inputs.Tree.FindProject(path) is not { } project)
        {
            inputs.Folder(path, ".cs;" + SourceTree.ProjectEndings);
            return;
        }

        foreach (var file in inputs.Project(project))
        {
            if (file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && (("/" + file).IndexOf("/Migrations/", StringComparison.Ordinal) >= 0 || inputs.Tree.Matches(file, Migration)))
            {
                inputs.File(file);
            }
        }
    });
}
