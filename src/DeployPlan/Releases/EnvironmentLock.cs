using DeployPlan.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Releases;

/// <summary>
/// Only one apply per environment at a time. The file <c>lock</c> names the holder; it appears in one step and is deleted by its creator. A process that finds it stale deletes it while
/// holding <c>lock.guard</c>, which the operating system frees with its process: so no two processes take over the same stale lock, and none takes a fresh one.
/// </summary>
internal sealed class EnvironmentLock : IDisposable
{
    private const int MostTries = 500;
    private readonly string _file;
    private readonly LockHolder _holder;

    private EnvironmentLock(string file, LockHolder holder) => (_file, _holder) = (file, holder);

    /// <summary>Who holds the lock of the environment now; null if no one does.</summary>
    /// <param name="directory">Full path of the folder of the environment.</param>
    public static LockHolder? HolderIn(string directory) => LockHolder.Read(FileIn(directory));

    /// <summary>Takes the lock; null, with a diagnostic that names the holder, if someone else has it.</summary>
    /// <param name="directory">Full path of the folder of the environment; created if it does not exist.</param>
    /// <param name="release">The release to take it for.</param>
    /// <param name="now">UTC.</param>
    /// <param name="broken">The release whose lock to break; empty for none.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static EnvironmentLock? Take(string directory, string release, DateTime now, string broken, DiagnosticBag diagnostics)
    {
        var file = FileIn(directory);
        try
        {
            Directory.CreateDirectory(directory);
            using var guard = Guard(file + ".guard");
            if (File.Exists(file) && Refuse(file, broken) is { } refusal)
            {
                diagnostics.Add(refusal);
                return null;
            }

            File.Delete(file);
            return Write(file, LockHolder.Of(release, now));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file system may not support the guard; then the lock itself was in the way.
            diagnostics.Add(File.Exists(file) && LockHolder.Read(file) is { } holder
                ? ExecutionDiagnostics.Locked(file, holder.ToString(), holder.Release)
                : ExecutionDiagnostics.CannotWriteState(directory, e.Message));
            return null;
        }
    }

    /// <summary>Releases the lock. Does nothing if it was broken in the meantime.</summary>
    public void Dispose()
    {
        try
        {
            if (LockHolder.Read(_file) == _holder)
            {
                File.Delete(_file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next apply finds it stale.
        }
    }

    private static string FileIn(string directory) => Path.Combine(directory, "lock");

    private static Diagnostic? Refuse(string file, string broken) => LockHolder.Read(file) switch
    {
        null => ExecutionDiagnostics.UnreadableLock(file),
        { IsGone: true } => null,
        { IsAlive: false } holder when holder.Release == broken => null,
        { IsAlive: true } holder when holder.Release == broken => ExecutionDiagnostics.LockIsAlive(file, holder.ToString(), holder.Pid),
        var holder => ExecutionDiagnostics.Locked(file, holder.ToString(), holder.Release),
    };

    private static EnvironmentLock Write(string file, LockHolder holder)
    {
        // What is read back has the time in milliseconds.
        holder = holder with { Since = new DateTime(holder.Since.Ticks - (holder.Since.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc) };
        var whole = file + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            File.WriteAllBytes(whole, holder.ToBytes());
            File.Move(whole, file);
            return new EnvironmentLock(file, holder);
        }
        finally
        {
            File.Delete(whole);
        }
    }

    // Held for a few milliseconds; longer means a debugger or a disk that hangs.
    private static FileStream Guard(string file)
    {
        var tries = 1;
        return FileLock.Take(file, Pause) ?? throw new IOException($"the file '{file}' is being used by another process");

        bool Pause()
        {
            Thread.Sleep(10);
            return ++tries < MostTries;
        }
    }
}
