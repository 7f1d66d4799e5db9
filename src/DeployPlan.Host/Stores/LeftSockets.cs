using System.Net.Sockets;
using System.Text.RegularExpressions;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>Sockets of builds that were killed together with their programs: no one was left to remove the files.</summary>
internal static partial class LeftSockets
{
    // A socket is a file shortly before anyone listens to it.
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);

    /// <summary>Removes those beside a pipe to which no one listens any more.</summary>
    /// <param name="pipe">The pipe of this program.</param>
    public static void RemoveBeside(string pipe)
    {
        if (!Path.IsPathRooted(pipe))
        {
            return;
        }

        try
        {
            foreach (var file in new DirectoryInfo(Path.GetDirectoryName(pipe)!).EnumerateFiles(StorePipe.Prefix + "*").Where(static file => IsOurs().IsMatch(file.Name) && file.Length == 0))
            {
                if (file.LastWriteTimeUtc < DateTime.UtcNow - Young && IsLeft(file.FullName))
                {
                    StorePipe.Remove(file.FullName);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Removed by someone else, or not for this user to see.
        }
    }

    [GeneratedRegex($"^{StorePipe.Prefix}[0-9a-f]{{12}}$")]
    private static partial Regex IsOurs();

    private static bool IsLeft(string file)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
            socket.Connect(new UnixDomainSocketEndPoint(file));
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }
}
