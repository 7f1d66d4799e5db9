using System.Text;

namespace DeployPlan.Package.Tests.Support;

/// <summary>Files with the bytes that people agreed on. With DEPLOYPLAN_ACCEPT=1 the tests write them anew, for a person to review.</summary>
internal static class Golden
{
    public static void AssertBytes(string name, byte[] actual)
    {
        var file = Path.Combine(Workspace.Repository, "tests", "DeployPlan.Package.Tests", "Golden", name);
        if (Environment.GetEnvironmentVariable("DEPLOYPLAN_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, actual);
        }

        Assert.AreEqual(File.ReadAllText(file), Encoding.UTF8.GetString(actual), name);
        Assert.IsTrue(File.ReadAllBytes(file).AsSpan().SequenceEqual(actual), $"{name} has other bytes.");
    }
}
