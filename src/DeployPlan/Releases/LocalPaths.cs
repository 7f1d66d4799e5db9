namespace DeployPlan.Releases;

/// <summary>What a release has of the machine that executes it, and a store has not.</summary>
/// <param name="ConfigDirectory">Full path of the folder that the paths of the plan are relative to.</param>
/// <param name="RepositoryRoot">Full path of the folder that no path may leave; empty where the folder of the config decides.</param>
/// <param name="Project">Full path of the project that is built.</param>
/// <param name="Drivers">The drivers that are registered here.</param>
internal sealed record LocalPaths(string ConfigDirectory, string RepositoryRoot, string Project, IReadOnlyList<Driver> Drivers)
{
    private const string Elsewhere = "-";

    /// <summary>The release without the paths of a machine.</summary>
    public static Release Without(Release release) => release with
    {
        ConfigDirectory = Elsewhere,
        RepositoryRoot = "",
        Project = Elsewhere,
        Drivers = [.. release.Drivers.Select(static driver => driver with { File = "" })],
    };

    /// <summary>The release with the paths and the drivers of this machine.</summary>
    public Release In(Release release) => release with
    {
        ConfigDirectory = ConfigDirectory,
        RepositoryRoot = RepositoryRoot,
        Project = Project,
        Drivers = [.. release.Drivers.Select(driver => new DriverTable(Drivers).Find(driver.Name, driver.Type) ?? driver)],
    };
}
