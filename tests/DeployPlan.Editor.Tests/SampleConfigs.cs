using DeployPlan.Editor.Tests.Support;

namespace DeployPlan.Editor.Tests;

/// <summary>The configs of the samples name their schema in a comment, and an editor that opens one finds it.</summary>
[TestClass]
[TestCategory("Editor")]
public class SampleConfigs : EditorTest
{
    public static IEnumerable<object[]> Configs => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.yml", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) is "deploy.yml" or "stagecraft.yml")
        .Select(file => new object[] { Path.GetRelativePath(Repository.Root, file) });

    [TestMethod]
    [DynamicData(nameof(Configs))]
    public void A_sample_has_help_and_nothing_underlined(string file)
    {
        var document = OpenFile(file);

        Assert.IsEmpty(document.Diagnostics, string.Join('\n', document.Diagnostics));
        Assert.Contains("Where it is deployed", document.HoverOver("environments:"));
    }
}
