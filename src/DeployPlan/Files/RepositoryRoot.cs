namespace DeployPlan.Files;

/// <summary>The folder that no path of a config may leave.</summary>
/// <param name="Directory">Full path.</param>
/// <param name="HasGit">Whether git says so; otherwise it is guessed.</param>
internal sealed record RepositoryRoot(string Directory, bool HasGit)
{
    private static readonly string[] Files = ["global.json", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "nuget.config", "NuGet.config", "NuGet.Config"];
    private static readonly string[] Solutions = [".sln", ".slnx", ".slnf"];

    /// <summary>
    /// The nearest folder at or above <paramref name="directory"/> that holds <c>.git</c>. Where none does, as in an archive or a container that is being built, the topmost one with a
    /// solution or a file that holds for everything below it.
    /// </summary>
    public static RepositoryRoot Of(string directory)
    {
        string? topmost = null;
        for (var folder = directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var git = Path.Combine(folder, ".git");
            if (System.IO.Directory.Exists(git) || File.Exists(git))
            {
                return new RepositoryRoot(folder, HasGit: true);
            }

            // What is in the root of a file system holds for no repository.
            topmost = Path.GetDirectoryName(folder) is not null && IsTopOfSomething(folder) ? folder : topmost;
        }

        return new RepositoryRoot(topmost ?? directory, HasGit: false);
    }

    private static bool IsTopOfSomething(string folder)
    {
        if (Array.Exists(Files, name => File.Exists(Path.Combine(folder, name))))
        {
            return true;
        }

        try
        {
            // Once, for all of them: a folder above may be one of many thousand files, such as that for temporary ones.
            return System.IO.Directory.EnumerateFiles(folder).Any(static file => Solutions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder above that this user may not list.
            return false;
        }
    }
}
