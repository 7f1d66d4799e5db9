namespace DeployPlan.Tests.Configuration;

/// <summary>The tools of EF Core run a program for one target framework.</summary>
[TestClass]
public class MigrationFrameworks
{
    [TestMethod]
    [DataRow("net8.0;net10.0", "path: src/Data", "'framework: net10.0'")]
    [DataRow("net8.0;net10.0", "path: src/Data/Data.csproj", "'framework: net10.0'")]
    [DataRow("net8.0;net10.0", "path: src/Other, args: [--startup-project, src/Data]", "'framework: net10.0'")]
    [DataRow("$(Mine)", "path: src/Data", "'framework: net10.0'")]
    public void One_must_be_chosen_where_a_project_has_several(string frameworks, string keys, string advice)
    {
        using var folder = FolderWith($"<TargetFrameworks>{frameworks}</TargetFrameworks>");

        Read(folder, keys).SaysOnly("DPL1059", 2, 90, "'src/Data/Data.csproj'", frameworks, advice);
    }

    [TestMethod]
    public void One_that_the_project_does_not_have_is_an_error_where_it_is_written()
    {
        using var folder = FolderWith("<TargetFrameworks>net8.0;net10.0</TargetFrameworks>");

        Read(folder, "framework: net9.0, path: src/Data").SaysOnly("DPL1060", 2, 95, "'net9.0'", "net8.0, net10.0");
    }

    [TestMethod]
    [DataRow("<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", "path: src/Data, args: [-v], framework: net8.0", "-v --framework net8.0")]
    [DataRow("<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", "path: src/Data, args: [--framework, net8.0]", "--framework net8.0")]
    [DataRow("<TargetFrameworks>$(Mine)</TargetFrameworks>", "path: src/Data, framework: net8.0", "--framework net8.0")]
    [DataRow("<TargetFramework>net10.0</TargetFramework>", "path: src/Data", "")]
    public void The_tools_get_what_is_chosen(string frameworks, string keys, string arguments)
    {
        using var folder = FolderWith(frameworks);

        Assert.AreEqual(arguments, string.Join(' ', Read(folder, keys).Prod.Databases.Single().Migrations!.Args));
    }

    private static ConfigFolder FolderWith(string frameworks)
    {
        var folder = new ConfigFolder();
        folder.Write("src/Data/Data.csproj", $"<Project><PropertyGroup>{frameworks}</PropertyGroup></Project>");
        folder.Write("src/Other/Other.csproj", "<Project />");
        return folder;
    }

    private static ReadConfig Read(ConfigFolder folder, string keys) =>
        folder.ReadSections($"databases:\n  orders: {{ connection_env: A, migrations: {{ engine: efcore, strategy: pre_deploy, {keys} }} }}");
}
