using DeployPlan.Configuration;

namespace DeployPlan.Tests.Configuration;

/// <summary>The name of the project, read without what follows it in the config.</summary>
[TestClass]
public class ProjectNames
{
    [TestMethod]
    [DataRow("project: { name: shop }\nenvironments: { prod: { driver: command } }\n")]
    [DataRow("# first\nx: &a [1, { b: c }]\ny: *a\nproject:\n  registry: r\n  name: \"shop\"\nthis: [is not\n  : read")]
    [DataRow("infra: {}\nproject: { name: 'shop' }\n")]
    public void Is_read_up_to_its_section(string config) => Assert.AreEqual("shop", Read(config));

    [TestMethod]
    [DataRow("")]
    [DataRow("shop")]
    [DataRow("[project]")]
    [DataRow("environments: {}\n")]
    [DataRow("project: shop\n")]
    [DataRow("project: {}\n")]
    [DataRow("project: { name: }\n")]
    [DataRow("project: { name: ../shop }\n")]
    [DataRow("project: { name: [shop] }\n")]
    [DataRow("a: &a { project: { name: web } }\n<<: *a\nproject: { name: shop }\n")]
    [DataRow("a: [\nproject: { name: shop }\n")]
    [DataRow("a: *unknown\nproject: { name: shop }\n")]
    [DataRow("<<<<<<< ours\nproject: { name: shop }\n=======\nproject: { name: web }\n>>>>>>> theirs\n")]
    public void Is_left_to_the_whole_config_where_it_is_not_certain(string config) => Assert.IsNull(Read(config));

    [TestMethod]
    public void Of_no_file_is_none() => Assert.IsNull(ConfigReader.ReadProjectName(Path.Combine(Path.GetTempPath(), "there", "is", "none.yml")));

    private static string? Read(string config)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, config);
            return ConfigReader.ReadProjectName(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
