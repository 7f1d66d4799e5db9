namespace DeployPlan.Tests.Plans;

/// <summary>The schemas accept what the samples show: their configs and, from the tests of the package, their plans.</summary>
[TestClass]
public class SampleSchemas
{
    public static IEnumerable<object[]> Configs => Files("samples", "*.yml").Where(row => Path.GetFileName((string)row[0]) is "deploy.yml" or "stagecraft.yml");

    public static IEnumerable<object[]> Plans => Files("tests/DeployPlan.Package.Tests/Golden", "*.plan.json");

    [TestMethod]
    [DynamicData(nameof(Configs))]
    public void A_config_of_a_sample_is_valid(string file) =>
        Assert.IsEmpty(Schemas.Deploy.Validate(Schemas.ToJson(File.ReadAllText(RepositoryFolder.PathOf(file)))));

    [TestMethod]
    [DynamicData(nameof(Plans))]
    public void A_plan_of_a_sample_is_valid(string file) =>
        Assert.IsEmpty(Schemas.Plan.Validate(File.ReadAllText(RepositoryFolder.PathOf(file))));

    private static IEnumerable<object[]> Files(string folder, string pattern) => Directory
        .EnumerateFiles(RepositoryFolder.PathOf(folder), pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(RepositoryFolder.Path, file))
        .Where(file => !file.Split('/', '\\').Intersect(["bin", "obj"]).Any())
        .Order(StringComparer.Ordinal)
        .Select(file => new object[] { file });
}
