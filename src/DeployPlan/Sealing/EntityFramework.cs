namespace DeployPlan.Sealing;

/// <summary>What migrations of Entity Framework Core consume: the project as a set, because they run as a part of it, and each migration by itself.</summary>
internal static class EntityFramework
{
    private const string Projects = ".csproj;.fsproj;.vbproj";

    // A migration, the part of it that names it, and the model that all of them together make. They are in a folder of that name, unless someone chose another.
    private const string Migration = @"\[\s*Migration\s*\(|\bclass\s+\w+\s*:\s*([\w.]+\.)?(Migration|ModelSnapshot)\b";

    public static void Add(string path, InputCollector inputs) => inputs.Once("efcore:" + path, () =>
    {
        if (ProjectIn(path, inputs) is not { } project)
        {
            inputs.Folder(path, ".cs;" + Projects);
            return;
        }

        foreach (var file in inputs.Project(project))
        {
            if (file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && (file.IndexOf("/Migrations/", StringComparison.Ordinal) >= 0 || inputs.Tree.Matches(file, Migration)))
            {
                inputs.File(file);
            }
        }
    });

    // As the driver finds it: the file, or the one project in the folder.
    private static string? ProjectIn(string path, InputCollector inputs)
    {
        if (inputs.Tree.FileExists(path))
        {
            return path;
        }

        var start = path == "." ? 0 : path.Length + 1;
        var projects = inputs.Tree.ListFiles(path, Projects).Where(file => file.IndexOf('/', start) < 0).ToList();
        return projects.Count == 1 ? projects[0] : null;
    }
}
