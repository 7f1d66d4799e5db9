using System.Runtime.InteropServices;
using System.Text;

namespace DeployPlan.Files;

/// <summary>What tells a file or folder that was changed from one that was not, without a look at its content. Times are ticks, UTC; all zero where nothing is there.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">When its content was written.</param>
/// <param name="Changed">When anything about it changed, which no program can set; where a system does not say, when it was created.</param>
/// <param name="Number">Of its inode; 0 where a system does not say.</param>
internal readonly record struct FileStamp(long Size, long Modified, long Changed, long Number)
{
    // The coarsest file systems in use count in steps of two seconds.
    private const long Step = 2 * TimeSpan.TicksPerSecond;
    private const int StatxLength = 256;
    private const int CurrentDirectory = -100;
    private const uint BasicFields = 0x7ff;
    private const int Format = 0xf000;
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;
    private static readonly bool IsLinux = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

    /// <summary>The stamp of what is at a full path now; links are followed.</summary>
    public static FileStamp Of(string path) => (IsLinux ? OfLinux(path) : null) ?? OfAnySystem(path);

    /// <summary>Whether what is at a full path is neither a file nor a folder, but a pipe, a socket or a device, which may never come to an end. Only Linux says it.</summary>
    public static bool IsEndless(string path) => IsLinux && Ask(path) is { Length: > 0 } answer && (BitConverter.ToUInt16(answer, 28) & Format) is not (Regular or Folder);

    /// <summary>Whether a change after <paramref name="taken"/> would show: of what is as young as the look at it, a second change may leave the same times, as git knows.</summary>
    public bool IsTellingSince(long taken) => Math.Max(Modified, Changed) < taken - Step;

    private static FileStamp OfAnySystem(string path)
    {
        FileSystemInfo info = new FileInfo(path);
        var size = info.Exists ? ((FileInfo)info).Length : 0;
        info = info.Exists ? info : new DirectoryInfo(path);
        return info.Exists ? new FileStamp(size, info.LastWriteTimeUtc.Ticks, info.CreationTimeUtc.Ticks, 0) : default;
    }

    private static FileStamp? OfLinux(string path) => Ask(path) is not { } answer ? null
        : answer.Length == 0 ? default(FileStamp)
        : new FileStamp(BitConverter.ToInt64(answer, 40), Ticks(answer, 112), Ticks(answer, 96), BitConverter.ToInt64(answer, 32));

    // The layout of statx is the same on every processor. A C library without it is older than any that .NET supports; Mono's may be. Empty where nothing is there.
    private static byte[]? Ask(string path)
    {
        var answer = new byte[StatxLength];
        try
        {
            return Statx(CurrentDirectory, Encoding.UTF8.GetBytes(path + "\0"), 0, BasicFields, answer) == 0 ? answer : [];
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            return null;
        }
    }

    private static long Ticks(byte[] answer, int offset) =>
        UnixEpoch + (BitConverter.ToInt64(answer, offset) * TimeSpan.TicksPerSecond) + (BitConverter.ToUInt32(answer, offset + 8) / 100);

    private static readonly long UnixEpoch = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int directory, byte[] path, int flags, uint mask, byte[] answer);
}
