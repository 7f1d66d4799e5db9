using DeployPlan.Files;

namespace DeployPlan.Releases;

/// <summary>What tells the processes of one machine from those of another. The number of a process means nothing outside of its namespace, and containers share host names.</summary>
/// <param name="Host">The name of the machine.</param>
/// <param name="Machine">Its id; empty if the system has none.</param>
/// <param name="Boot">The id of its last start; empty if the system has none.</param>
/// <param name="Namespace">In which process numbers are counted; empty if the system has none.</param>
internal sealed record MachineIdentity(string Host, string Machine, string Boot, string Namespace)
{
    // The kernel gives this number to the namespace that is not in any container.
    private const string OutsideContainers = "pid:[4026531836]";

    /// <summary>Of this process.</summary>
    public static MachineIdentity Current { get; } = new(
        Environment.MachineName, Line("/etc/machine-id"), Line("/proc/sys/kernel/random/boot_id"), Posix.LinkTarget("/proc/self/ns/pid"));

    /// <summary>Whether both certainly run under one kernel since one start, in whatever container; where a system has no id of a start, it has no containers either.</summary>
    public bool SharesKernelWith(MachineIdentity other) =>
        Boot == other.Boot && (Boot.Length > 0 || (Namespace.Length + other.Namespace.Length == 0 && Host.Length > 0 && Host == other.Host));

    /// <summary>Whether a process number means the same to both.</summary>
    public bool SharesProcessesWith(MachineIdentity other) => SharesKernelWith(other) && Namespace == other.Namespace && (Namespace.Length > 0 || Boot.Length == 0);

    /// <summary>Whether this machine certainly was restarted since. An image gives its machine id to all of its containers, so there it proves nothing.</summary>
    public bool WasRestartedSince(MachineIdentity earlier) =>
        Machine.Length > 0 && this with { Boot = earlier.Boot } == earlier && earlier.Boot.Length > 0 && Boot != earlier.Boot && Namespace == OutsideContainers;

    private static string Line(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file).Trim() : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
