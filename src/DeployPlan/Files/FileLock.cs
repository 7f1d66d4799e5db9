namespace DeployPlan.Files;

/// <summary>A lock that is an open file: the operating system releases it when the process ends, even if it is killed.</summary>
internal static class FileLock
{
    /// <summary>Tries that outlast everyone who only looks whether the lock is free.</summary>
    public const int WhileSomeoneLooks = 20;

    /// <summary>A pause of a few milliseconds before each try but the first, until there were so many.</summary>
    public static Func<bool> Tries(int most)
    {
        var tries = 1;
        return () =>
        {
            Thread.Sleep(10);
            return ++tries < most;
        };
    }

    /// <summary>Takes the lock as soon as it is free; null if <paramref name="pause"/> gave up first.</summary>
    /// <param name="file">Full path; created if it does not exist.</param>
    /// <param name="pause">Waits a little while another process holds the lock; false to give up.</param>
    /// <param name="options">How to open it: with <see cref="FileOptions.DeleteOnClose"/> it is gone with the lock.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static FileStream? Take(string file, Func<bool> pause, FileOptions options = FileOptions.None)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, options);
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

    /// <summary>Whether no process has the lock. Any open of the file fails while one does.</summary>
    public static bool IsFree(string file) => IsFreeIfKnown(file) == true;

    /// <summary>Whether a process is known to have the lock: a file that this user may not read says nothing.</summary>
    public static bool IsHeld(string file) => IsFreeIfKnown(file) == false;

    private static bool? IsFreeIfKnown(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
