using System.IO.Compression;
using System.Text;

namespace DeployPlan.Drivers.Tests.Migrations;

/// <summary>Looks for what must appear nowhere.</summary>
internal static class Traces
{
    /// <summary>Asserts that the output, the state folder and the binlog of a build have nothing of a secret.</summary>
    public static void AssertNone(string secret, BuildResult build, TestProject project)
    {
        Assert.DoesNotContain(secret, build.Output + build.Error);
        foreach (var file in Directory.GetFiles(project.PathOf(".deployplan"), "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(secret, File.ReadAllText(file), file);
        }

        using var binlog = new GZipStream(File.OpenRead(project.PathOf("apply.binlog")), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        binlog.CopyTo(bytes);
        Assert.IsLessThan(0, bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
    }
}
