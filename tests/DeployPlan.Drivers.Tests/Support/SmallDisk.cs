namespace DeployPlan.Drivers.Tests.Support;

/// <summary>A file system of a test's own, which only root can mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    /// <param name="path">Full path of the folder on which it is mounted.</param>
    /// <param name="options">As for <c>mount -t tmpfs -o</c>.</param>
    public SmallDisk(string path, string options)
    {
        Path = path;
        Directory.CreateDirectory(path);
        Dotnet.RunProgram("mount", "/", ["-t", "tmpfs", "-o", options, "tmpfs", path]).Succeeds();
    }

    public string Path { get; }

    /// <summary>The file that takes all room.</summary>
    public string Filling => System.IO.Path.Combine(Path, "fill");

    /// <summary>Leaves no room.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filling, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // That is the point.
        }
    }

    /// <summary>Makes room again.</summary>
    public void Empty() => File.Delete(Filling);

    public void Dispose() => Dotnet.RunProgram("umount", "/", [Path]).Succeeds();
}
