using DeployPlan.Scaffolding;

namespace DeployPlan.Tests.Scaffolding;

[TestClass]
public class DeployProjects
{
    private const string Two = """<Solution><Project Path="src/Api/Api.csproj" /><Project Path="src/Worker/Worker.csproj" /></Solution>""";

    private static readonly (string, string)[] Projects = [("src/Api/Api.csproj", "<Project />"), ("src/Worker/Worker.csproj", "<Project />")];

    [TestMethod]
    public void It_is_beside_the_solution_that_has_the_project()
    {
        using var repository = new NewRepository([("App.slnx", """<Solution><Project Path="src/Worker/Worker.csproj" /></Solution>"""), ("Shop.slnx", Two), .. Projects]);

        var found = DeployProject.Of(repository.PathOf("src/Api/Api.csproj"), "", repository.PathOf(""));

        Assert.AreEqual(new DeployProject(repository.PathOf("deploy/deploy.csproj"), repository.PathOf("Shop.slnx"), false, null), found);
    }

    [TestMethod]
    public void A_config_of_any_project_of_the_solution_counts()
    {
        using var repository = new NewRepository([("Shop.slnx", Two), ("src/Worker/stagecraft.yml", ""), .. Projects]);

        var found = DeployProject.Of(repository.PathOf("src/Api/Api.csproj"), repository.PathOf("Shop.slnx"), repository.PathOf(""));

        Assert.AreEqual(repository.PathOf("src/Worker/stagecraft.yml"), found?.Config);
    }

    [TestMethod]
    [DataRow("<Solution />")]
    [DataRow("""<Solution><Project Path="src/Api/Api.csproj" /></Solution>""")]
    [DataRow("""<Solution><Project Path="src/Api/Api.csproj" /><Project Path="deploy/deploy.csproj" /></Solution>""")]
    public void A_project_that_is_not_one_of_several_needs_none(string solution)
    {
        using var repository = new NewRepository([("Shop.slnx", solution), ("deploy/deploy.csproj", "<Project />"), .. Projects]);

        Assert.IsNull(DeployProject.Of(repository.PathOf("src/Api/Api.csproj"), "", repository.PathOf("")));
    }
}
