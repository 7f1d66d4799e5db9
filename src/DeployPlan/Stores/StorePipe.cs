namespace DeployPlan.Stores;

/// <summary>
/// The pipe between the processes of a build and the program that talks to a store. Windows removes it by itself; elsewhere it is a socket, a file that stays where the program that listens
/// is killed.
/// </summary>
internal static class StorePipe
{
    /// <summary>Begins the name of each.</summary>
    public const string Prefix = "deployplan-";

    /// <summary>A name for a new one: elsewhere than on Windows, the full path of its file, which must be short.</summary>
    public static string NewName()
    {
        var name = Prefix + Guid.NewGuid().ToString("N").Substring(0, 12);
        return Path.DirectorySeparatorChar == '/' ? Path.Combine(Path.GetTempPath(), name) : name;
    }

    /// <summary>Removes its file, if it has one that is still there.</summary>
    public static void Remove(string name)
    {
        try
        {
            if (Path.IsPathRooted(name))
            {
                File.Delete(name);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An empty file that no one uses.
        }
    }
}
