using System.Text;

namespace DeployPlan.Tests.Scaffolding;

/// <summary>What a first config is made from, and what is never touched.</summary>
[TestClass]
public class SearchedFolders
{
    private const string Sln = """
        Microsoft Visual Studio Solution File, Format Version 12.00
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Shop.Api", "src\Shop.Api\Shop.Api.csproj", "{C351C516-8BE1-4516-9DE6-CA57A417BCB7}"
        EndProject
        Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "{C351C516-8BE1-4516-9DE6-CA57A417BCB8}"
        EndProject
        """;

    [TestMethod]
    [DataRow("Shop.sln", Sln)]
    [DataRow("Shop.slnx", """<Solution><Folder Name="/src/"><Project Path="src/Shop.Api/Shop.Api.csproj" /></Folder></Solution>""")]
    public void The_nearest_solution_says_which_projects(string name, string solution)
    {
        using var repository = new NewRepository(
            (name, solution),
            ("src/Shop.Api/Shop.Api.csproj", NewRepository.Web),
            ("src/Shop.Old/Shop.Old.csproj", NewRepository.Web));

        CollectionAssert.AreEqual(new[] { "build_api", "deploy_prod_api" }, repository.Plan().ToArray());
        Assert.Contains("project:\n  name: shop\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    public void A_solution_that_cannot_be_read_is_an_error_at_the_line_and_nothing_is_written()
    {
        using var repository = new NewRepository(("Shop.slnx", "<Solution>\n  <Project Path=\"src/Shop.Api/Shop.Api.csproj\"\n</Solution>\n"), ("src/Shop.Api/Shop.Api.csproj", NewRepository.Web));

        var problem = repository.Init().Diagnostics.Single();

        Assert.AreEqual("DPL1093", problem.Code);
        Assert.AreEqual((repository.PathOf("Shop.slnx"), 3, 1), (problem.Span.File, problem.Span.Line, problem.Span.Column));
        Assert.IsFalse(File.Exists(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    public void Of_several_solutions_the_one_that_has_the_project_counts()
    {
        using var repository = new NewRepository(
            ("A.slnx", """<Solution><Project Path="other/Other.csproj" /></Solution>"""),
            ("B.slnx", """<Solution><Project Path="web/Web.csproj" /></Solution>"""),
            ("other/Other.csproj", NewRepository.Web),
            ("web/Web.csproj", NewRepository.Web));

        CollectionAssert.AreEqual(new[] { "build_web", "deploy_prod_web" }, repository.Plan("web/Web.csproj").ToArray());
    }

    [TestMethod]
    public void Without_a_solution_the_repository_is_searched_also_from_below()
    {
        using var repository = new NewRepository(("deploy/deploy.csproj", "<Project />"), ("src/Api/Api.csproj", NewRepository.Web), ("db/orders/1.sql", ""), ("compose.yml", "services: { api: { build: src/Api } }"));

        CollectionAssert.AreEqual(new[] { "build_api", "migration_orders_pre_deploy", "deploy_prod_api" }, repository.Plan("deploy/deploy.csproj").ToArray());
        var config = File.ReadAllText(repository.PathOf("deploy/deploy.yml"));
        Assert.Contains("project: ../src/Api/Api.csproj", config);
        Assert.Contains("compose_file: ../compose.yml", config);
    }

    [TestMethod]
    public void Nothing_above_the_repository_is_looked_at()
    {
        using var repository = new NewRepository(("All.slnx", """<Solution><Project Path="inner/App.csproj" /><Project Path="Outer.csproj" /></Solution>"""), ("Outer.csproj", NewRepository.Web), ("inner/App.csproj", NewRepository.Web));
        Directory.CreateDirectory(repository.PathOf("inner/.git"));

        CollectionAssert.AreEqual(new[] { "build_app", "deploy_prod_app" }, repository.Plan("inner/App.csproj").ToArray());
    }

    [TestMethod]
    public void Without_a_repository_only_the_folder_of_the_project_is_searched_and_that_is_said()
    {
        using var repository = new NewRepository(("a/App.csproj", NewRepository.Web), ("b/Other.csproj", NewRepository.Web));
        Directory.Delete(repository.PathOf(".git"));

        var said = repository.Init("a/App.csproj").Text;

        Assert.Contains("There is no .git here or above, so nothing outside of this folder was searched; to search more,", said);
        Assert.DoesNotContain("Other", said);
    }

    [TestMethod]
    public void Without_a_repository_the_topmost_folder_with_a_file_for_all_below_is_searched_and_that_is_said()
    {
        using var repository = new NewRepository(("global.json", "{}"), ("a/App.csproj", NewRepository.Web), ("b/Other.csproj", NewRepository.Worker));
        Directory.Delete(repository.PathOf(".git"));

        var said = repository.Init("a/App.csproj").Text;

        Assert.Contains($"There is no .git here or above, so nothing outside of {repository.Folder.TrimEnd(Path.DirectorySeparatorChar)} was searched; to search more,", said);
        Assert.Contains("../b/Other.csproj", said);
    }

    [TestMethod]
    public void A_config_that_is_there_stays_as_it_is()
    {
        using var repository = new NewRepository(("deploy.yml", "mine"));

        Assert.AreEqual("DPL1090", repository.Init().Diagnostics.Single().Code);
        Assert.AreEqual("mine", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    public void Where_nothing_is_found_the_comments_show_what_to_write()
    {
        using var repository = new NewRepository();

        repository.Plan();

        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("# services:\n#   api:\n", config);
        Assert.Contains("# databases:\n#   orders:\n", config);
    }

    [TestMethod]
    public void The_same_tree_gives_the_same_bytes()
    {
        using var repository = new NewRepository(("src/Api/Api.csproj", NewRepository.Web), ("src/Jobs/Jobs.csproj", NewRepository.Worker), ("db/a/1.sql", ""), ("db/b/1.sql", ""));
        var first = repository.Config();
        File.Delete(repository.PathOf("deploy.yml"));

        Assert.AreEqual(first, repository.Config());
        Assert.DoesNotContain('\r', first);
        Assert.AreEqual(first, Encoding.UTF8.GetString(File.ReadAllBytes(repository.PathOf("deploy.yml"))));
    }

    [TestMethod]
    public void The_first_lines_name_the_project_in_the_command_that_shows_a_plan()
    {
        using var repository = new NewRepository(("Shop.slnx", "<Solution />"), ("my deploy/a.csproj", "<Project />"));

        Assert.Contains("In this folder, one plan is shown by: dotnet build deploy.proj -t:DeployPlan -p:Env=prod\n", repository.Config());
        Assert.Contains("one plan is shown by: dotnet build a.csproj -t:DeployPlan -p:Env=prod\n", repository.Config("my deploy/a.csproj"));
        var outcome = Commands.InitCommand.Run(new Commands.InitRequest { ProjectFile = repository.PathOf("my deploy/a.csproj"), ConfigFile = repository.PathOf("config/prod.yml") });
        Assert.IsEmpty(outcome.Diagnostics);
        var quote = OperatingSystem.IsWindows() ? '"' : '\'';
        Assert.Contains($"one plan is shown by: dotnet build {quote}../my deploy/a.csproj{quote} -t:DeployPlan -p:Env=prod -p:DeployPlanConfig=../config/prod.yml\n", File.ReadAllText(repository.PathOf("config/prod.yml")));
    }

    [TestMethod]
    [DataRow("Web.csproj", true)]
    [DataRow("src/Web.csproj", false)]
    public void A_project_around_the_new_one_is_told_how_it_does_not_publish_it(string project, bool isTold)
    {
        using var repository = new NewRepository(("deploy/deploy.csproj", "<Project />"), ("Shop.slnx", $"<Solution><Project Path=\"{project}\" /></Solution>"), (project, NewRepository.Web));

        var text = Commands.InitCommand.Run(new Commands.InitRequest
        {
            ProjectFile = repository.PathOf("deploy/deploy.csproj"),
            ConfigFile = repository.PathOf("deploy/deploy.yml"),
            AddedTo = repository.PathOf("Shop.slnx"),
        }).Text;

        Assert.Contains("Its project is new: deploy/deploy.csproj, in Shop.slnx.", text);
        Assert.AreEqual(isTold, text.Contains("Web.csproj takes every file below its folder as its own.", StringComparison.Ordinal));
    }
}
