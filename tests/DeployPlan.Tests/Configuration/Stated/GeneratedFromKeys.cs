using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Configuration.Stated;

/// <summary>The files that are made from the keys which the readers state.</summary>
[TestClass]
public class GeneratedFromKeys
{
    private const string Command = nameof(GeneratedFromKeys);

    [TestMethod]
    public void The_schema_is_current() => GeneratedFile.AssertIsCurrent(Schemas.PathOf("deploy.schema.json"), DeploySchemaText.Of(StatedKeys.Read()), Command);

    [TestMethod]
    public void The_tables_of_keys_are_current()
    {
        var page = RepositoryFolder.PathOf("docs", "configuration.md");

        GeneratedFile.AssertIsCurrent(
            page, GeneratedFile.WithBlocks(File.ReadAllText(page).ReplaceLineEndings("\n"), "keys", KeyTables.Of(StatedKeys.Read())), Command);
    }
}
