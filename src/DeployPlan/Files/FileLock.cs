namespace DeployPlan.Files;

/// <summary>A lock that is an open file: the system gives it back when the process ends, however it ends.</summary>
internal static class FileLock
{
    /// <summary>Takes the lock as soon as it is free; null where <paramref name="pause"/> gave up first.</summary>
    /// <param name="file">Full path; made where it is not there.</param>
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
