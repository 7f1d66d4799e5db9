using System.Text;

namespace DeployPlan.Tests.Views;

/// <summary>Views that people agreed on. With DEPLOYPLAN_ACCEPT=1 the tests write them anew, for a person to review.</summary>
internal static class ViewGolden
{
    public static void AssertText(string name, string actual)
    {
        var file = RepositoryFolder.PathOf("tests", "DeployPlan.Tests", "Views", "Golden", name);
        if (Environment.GetEnvironmentVariable("DEPLOYPLAN_ACCEPT") == "1")
        {
            File.WriteAllBytes(file, Encoding.UTF8.GetBytes(actual));
        }

        Assert.AreEqual(File.ReadAllText(file), actual, name);
    }
}
