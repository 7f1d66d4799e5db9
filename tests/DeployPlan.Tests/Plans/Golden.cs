using System.Text;
using DeployPlan.Commands;

namespace DeployPlan.Tests.Plans;

/// <summary>Files with the bytes that people agreed on. With DEPLOYPLAN_ACCEPT=1 the tests write them anew, for a person to review.</summary>
internal static class Golden
{
    private static string Folder => RepositoryFolder.PathOf("tests", "DeployPlan.Tests", "Plans", "Golden");

    public static IEnumerable<string> PlanFiles => Directory.EnumerateFiles(Folder, "*.plan.json").Order(StringComparer.Ordinal);

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public static void AssertBytes(string name, byte[] actual)
    {
        var file = PathOf(name);
        if (Environment.GetEnvironmentVariable("DEPLOYPLAN_ACCEPT") == "1")
        {
            File.WriteAllBytes(file, actual);
        }

        Assert.AreEqual(File.ReadAllText(file), Encoding.UTF8.GetString(actual), name);
        Assert.IsTrue(File.ReadAllBytes(file).AsSpan().SequenceEqual(actual), $"{name} has other bytes.");
    }
}
