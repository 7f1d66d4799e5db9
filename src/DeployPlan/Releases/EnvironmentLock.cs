using DeployPlan.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Releases;

/// <summary>
/// Only one apply per environment at a time. The file <c>lock</c> names the holder; it appears in one step and is deleted by its creator. As long as the apply lasts, <c>lock.held</c> is
/// open, which the operating system ends with the process: where holder and reader share a kernel, that decides. A process that finds the lock stale deletes it while holding
/// <c>lock.guard</c>: so no two processes take over the same stale lock, and none takes a fresh one.
/// </summary>
internal sealed class EnvironmentLock : IDisposable
{
    private const int MostTries = 500;
    private readonly string _file;
    private readonly LockHolder _holder;
    private readonly FileStream _held;

    private EnvironmentLock(string file, LockHolder holder, FileStream held) => (_file, _holder, _held) = (file, holder, held);

    /// <summary>Who holds the lock of the environment now; null if no one does, or no one any more.</summary>
    /// <param name="directory">Full path of the folder of the environment.</param>
    public static LockHolder? HolderIn(string directory) =>
        LockHolder.Read(FileIn(directory)) is { } holder && !holder.IsGone(FileLock.IsFree(HeldFile(FileIn(directory)))) ? holder : null;

    /// <summary>Whether the process that had the lock for that release has ended without releasing it.</summary>
    /// <param name="directory">Full path of the folder of the environment.</param>
    /// <param name="release">The id of the release.</param>
    public static bool IsLeftBy(string directory, string release) =>
        LockHolder.Read(FileIn(directory)) is { } holder && holder.Release == release && holder.IsGone(FileLock.IsFree(HeldFile(FileIn(directory))));

    /// <summary>Whether the lock of that holder may be broken: nothing says that its process is running.</summary>
    public static bool MayBeBroken(string directory, LockHolder holder) => !FileLock.IsHeld(HeldFile(FileIn(directory))) && !holder.IsRunning;

    /// <summary>Takes the lock; null, with a diagnostic that names the holder, if someone else has it.</summary>
    /// <param name="directory">Full path of the folder of the environment; created if it does not exist.</param>
    /// <param name="claim">For what, and how.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static EnvironmentLock? Take(string directory, LockClaim claim, DiagnosticBag diagnostics)
    {
        var file = FileIn(directory);
        try
        {
            Directory.CreateDirectory(directory);
            using var guard = Guard(file + ".guard");

            // Where its process runs, it is no one who only looks that has it open.
            var held = FileLock.Take(HeldFile(file), FileLock.Tries(LockHolder.Read(file) is { IsRunning: true } ? 1 : FileLock.WhileSomeoneLooks));
            if (File.Exists(file) && Refuse(file, held is not null, claim) is { } refusal)
            {
                held?.Dispose();
                diagnostics.Add(refusal);
                return null;
            }

            return Write(file, claim, held ?? throw new LockIsOpenException(HeldFile(file)));
        }
        catch (UnauthorizedAccessException e)
        {
            // Whoever holds it: a command that breaks the lock would fail like this one.
            diagnostics.Add(ExecutionDiagnostics.MayNotWriteState(directory, e.Message, LockHolder.Read(file)?.ToString(claim.Now) ?? ""));
            return null;
        }
        catch (IOException e)
        {
            // The file system may not support the guard; then the lock itself was in the way.
            diagnostics.Add(HolderIn(directory) is { } holder && holder.Release != claim.Broken
                ? ExecutionDiagnostics.Locked(file, holder.ToString(claim.Now), claim.BreakCommand(holder.Release))
                : e is LockIsOpenException open ? ExecutionDiagnostics.LockIsOpen(directory, open.File)
                : ExecutionDiagnostics.CannotWriteState(directory, e));
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

        _held.Dispose();
    }

    private static string FileIn(string directory) => Path.Combine(directory, "lock");

    private static string HeldFile(string file) => file + ".held";

    private static Diagnostic? Refuse(string file, bool isFree, LockClaim claim) => LockHolder.Read(file) switch
    {
        null => ExecutionDiagnostics.UnreadableLock(file),
        var holder when holder.IsGone(isFree) => null,
        var holder when holder.Release != claim.Broken => ExecutionDiagnostics.Locked(file, holder.ToString(claim.Now), claim.BreakCommand(holder.Release)),
        var holder when !isFree || holder.IsRunning => ExecutionDiagnostics.LockIsAlive(file, holder.ToString(claim.Now), holder.Pid),
        _ => null,
    };

    private static EnvironmentLock Write(string file, LockClaim claim, FileStream held)
    {
        // Some file systems have no such locks, and every open succeeds there.
        var holder = LockHolder.Of(claim.Release, claim.Now, claim.Job) with { IsKeptBySystem = !FileLock.IsFree(HeldFile(file)) };
        var whole = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            AtomicFile.WriteDurably(whole, holder.ToBytes());
            File.Delete(file);
            File.Move(whole, file);
            return new EnvironmentLock(file, holder, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
        finally
        {
            File.Delete(whole);
        }
    }

    // Held for a few milliseconds; longer means a debugger or a disk that hangs.
    private static FileStream Guard(string file) => FileLock.Take(file, FileLock.Tries(MostTries)) ?? throw new LockIsOpenException(file);

    private sealed class LockIsOpenException(string file) : IOException($"the file '{file}' is being used by another process")
    {
        public string File { get; } = file;
    }
}
