namespace DeployPlan.Drivers.Processes;

/// <summary>Where a service that runs on this machine is kept: <c>&lt;state&gt;/&lt;environment&gt;/services/&lt;service&gt;/</c>.</summary>
/// <param name="environmentDirectory">Full path of the folder of the environment.</param>
/// <param name="service">Its name.</param>
internal sealed class ServiceFiles(string environmentDirectory, string service)
{
    private const int Kept = 3;

    public string Service => service;

    /// <summary>The file that names the process that serves.</summary>
    public string Pid => Path.Combine(Home, "service.pid");

    /// <summary>What tells its processes: see <see cref="ServiceMembers"/>.</summary>
    public string Mark => Home;

    private string Home => Path.Combine(environmentDirectory, "services", service);

    /// <summary>What a release published, relative to the folder of the environment.</summary>
    public string NameOf(string release) => $"services/{service}/{release}";

    /// <summary>Full path of what a release published.</summary>
    public string FolderOf(string release) => Path.Combine(Home, release);

    /// <summary>Full path of the file that takes the output of the service since a release.</summary>
    public string LogOf(string release) => Path.Combine(Home, release + ".log");

    /// <summary>Full path of the log of the last release; null if there is none.</summary>
    public string? LatestLog => Directory.Exists(Home) ? Directory.GetFiles(Home, "*.log").OrderBy(static log => log, StringComparer.Ordinal).LastOrDefault() : null;

    public void CreateHome() => Directory.CreateDirectory(Home);

    /// <summary>Deletes the published files and logs of all but the last three releases, and keeps the files to which a rollback goes back.</summary>
    /// <param name="running">Full path of the folder that is kept whatever its age.</param>
    /// <param name="succeeded">What the last releases that succeeded run, relative to the folder of the environment.</param>
    /// <returns>What could not be deleted, each with the reason.</returns>
    public IReadOnlyList<string> DeleteOld(string? running, IReadOnlyList<string> succeeded)
    {
        var kept = succeeded.Select(name => Path.GetFullPath(Path.Combine(environmentDirectory, name))).Append(running ?? "");
        var folders = Older(Directory.GetDirectories(Home)).Except(kept).Select(static folder => WhyKept(folder, static path => Directory.Delete(path, recursive: true)));
        var logs = Older(Directory.GetFiles(Home, "*.log")).Select(static log => WhyKept(log, File.Delete));
        return [.. folders.Concat(logs).OfType<string>()];
    }

    // The deploy has worked: what is left costs no more than space.
    private static string? WhyKept(string path, Action<string> delete)
    {
        try
        {
            delete(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{path} ({e.Message.TrimEnd('.')})";
        }
    }

    private static IEnumerable<string> Older(string[] paths) => paths.OrderByDescending(static path => path, StringComparer.Ordinal).Skip(Kept);
}
