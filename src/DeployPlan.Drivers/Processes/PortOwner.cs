using System.Globalization;
using System.Net;
using DeployPlan.Drivers.Programs;

namespace DeployPlan.Drivers.Processes;

/// <summary>Who listens on a port of this machine, as far as Linux lets this user see it.</summary>
internal static class PortOwner
{
    private const string Listening = "0A";

    /// <summary>The number of the process; 0 if it cannot be found.</summary>
    public static int Of(int port)
    {
        var sockets = new HashSet<string>(Sockets("/proc/net/tcp", port).Concat(Sockets("/proc/net/tcp6", port)).Select(static inode => $"socket:[{inode}]"), StringComparer.Ordinal);
        return sockets.Count == 0 ? 0 : Directory.GetDirectories("/proc").Select(NumberOf).FirstOrDefault(pid => pid > 0 && Holds(pid, sockets));
    }

    /// <summary>The command line of a process, for a person.</summary>
    public static string CommandOf(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/cmdline").TrimEnd('\0').Replace('\0', ' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Whether the address is one of this machine, so that what answers there runs here.</summary>
    public static bool IsHere(Uri url) => url.IsLoopback || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));

    // The fields are: number, local address with its port in hex, remote address, state, ..., and at 9 the inode.
    private static IEnumerable<string> Sockets(string table, int port)
    {
        var end = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return File.Exists(table)
            ? File.ReadLines(table).Select(static line => line.Split([' '], StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields.Length > 9 && fields[3] == Listening && fields[1].EndsWith(end, StringComparison.Ordinal)).Select(static fields => fields[9])
            : [];
    }

    private static bool Holds(int pid, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/fd").Any(link => UnixCalls.TargetOf(link) is { } target && sockets.Contains(target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static int NumberOf(string folder) => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0;
}
