namespace DeployPlan.Files;

/// <summary>A lock that is an open file: the operating system releases it when the process ends, even if it is killed.</summary>
internal static class FileLock
{
    /// <summary>Takes the lock as soon as it is free; null if <paramref name="pause"/> gave up first.</summary>
    /// <param name="file">Full path; created if it does not exist.</param>
    /// <param name="pause">Waits a little while another process holds the lock; false to give up.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static FileStream? Take(string file, Func<bool> pause)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                if (!pause())
                {
                    return null;
                }
            }
        }
    }
}
