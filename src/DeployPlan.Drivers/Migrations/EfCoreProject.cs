namespace DeployPlan.Drivers.Migrations;

/// <summary>The project with the migrations.</summary>
internal static class EfCoreProject
{
    /// <summary>Full path of the project: <paramref name="path"/>, or the one project in that folder.</summary>
    public static (string File, DriverFailure? Failure) Find(string path, string written)
    {
        if (File.Exists(path))
        {
            return (path, null);
        }

        var projects = Directory.Exists(path) ? Directory.GetFiles(path, "*.*proj") : [];
        return projects.Length == 1 ? (projects[0], null) : ("", MigrationFailures.NoProject(written, projects.Length));
    }
}
