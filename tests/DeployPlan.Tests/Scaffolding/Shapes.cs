namespace DeployPlan.Tests.Scaffolding;

/// <summary>Solutions as people have them, in small: what is written for each is in Golden/, to be read.</summary>
[TestClass]
public class Shapes
{
    public static IEnumerable<object[]> All => Directory.GetDirectories(RepositoryFolder.PathOf("tests", "Shapes")).Order(StringComparer.Ordinal).Select(folder => new object[] { Path.GetFileName(folder) });

    [TestMethod]
    [DynamicData(nameof(All))]
    public void A_first_config_can_be_planned_as_it_is(string shape)
    {
        using var repository = NewRepository.Of(shape);

        AssertGolden(repository, $"{shape}.deploy.yml");
    }

    /// <summary>Writes the config, plans it, and compares both with what is in Golden/.</summary>
    internal static void AssertGolden(NewRepository repository, string name)
    {
        var ids = repository.Plan();

        GeneratedFile.AssertIsCurrent(
            RepositoryFolder.PathOf("tests", "DeployPlan.Tests", "Scaffolding", "Golden", name),
            File.ReadAllText(repository.PathOf("deploy.yml")) + $"\n# The plan for prod:\n{string.Concat(ids.Select(id => $"#   {id}\n"))}",
            "FullyQualifiedName~Scaffolding");
    }
}
