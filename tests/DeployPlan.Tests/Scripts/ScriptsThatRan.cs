using System.Text;
using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Tests.Runs;

namespace DeployPlan.Tests.Scripts;

/// <summary>A plan knows from the releases of its environment which scripts have run.</summary>
[TestClass]
public class ScriptsThatRan
{
    private int _releases;

    [TestMethod]
    [DataRow("", false)]
    [DataRow(", out_of_order: warn", false)]
    [DataRow(", out_of_order: error", true)]
    public void A_new_script_before_one_that_has_run_is_said(string setting, bool isError)
    {
        using var repository = Applied("""{"applied":["001.sql","003.sql"]}""", "001.sql", "003.sql");
        repository.Write("db/002.sql", "select 2;\n");
        repository.Replace("deploy.yml", "path: db,", $"path: db{setting},");

        var problem = Prod(repository).Single();

        Assert.AreEqual(("DPL2048", isError ? Severity.Error : Severity.Warning), (problem.Code, problem.Severity));
        Assert.Contains("'002.sql' comes before '003.sql', which has run on main", problem.Message);
    }

    [TestMethod]
    public void It_may_be_allowed_and_another_environment_is_not_concerned()
    {
        using var repository = Applied("""{"applied":["001.sql","003.sql"]}""", "001.sql", "003.sql");
        repository.Write("db/002.sql", "select 2;\n");

        Assert.IsEmpty(PlanCommand.Run(repository.Request with { Environment = "staging" }).Diagnostics);
        repository.Replace("deploy.yml", "path: db,", "path: db, out_of_order: allow,");
        Assert.IsEmpty(Prod(repository));
    }

    [TestMethod]
    public void A_journal_that_a_release_has_seen_knows_more_than_what_the_release_ran()
    {
        using var repository = Applied("""{"applied":["003.sql"],"present":["001.sql","002.sql","003.sql"]}""", "001.sql", "002.sql", "003.sql");

        Assert.IsEmpty(Prod(repository));
    }

    [TestMethod]
    public void What_ran_in_several_releases_counts_and_what_was_undone_does_not()
    {
        using var repository = Applied("""{"applied":["001.sql","002.sql"]}""", "001.sql", "002.sql", "003.sql");
        Release(repository, """{"applied":["003.sql"]}""");
        Assert.IsEmpty(Prod(repository));

        Release(repository, """{"reverted":["003.sql"]}""");
        repository.Write("db/002_b.sql", "select 25;\n");
        Assert.IsEmpty(Prod(repository));
    }

    [TestMethod]
    [DataRow("db/001.sql", "db/001_seed.sql", "renamed: { 001.sql: 001_seed.sql }")]
    [DataRow("db/001.sql", "db/2026/001.sql", "renamed: { 001.sql: 2026/001.sql }")]
    public void The_text_of_a_script_under_another_name_is_an_error_until_the_rename_is_said(string from, string to, string setting)
    {
        using var repository = Applied("""{"applied":["001.sql"]}""", "001.sql");
        Directory.CreateDirectory(Path.GetDirectoryName(repository.PathOf(to))!);
        File.Move(repository.PathOf(from), repository.PathOf(to));

        var problem = Prod(repository).Single();

        Assert.AreEqual(("DPL2049", Severity.Error), (problem.Code, problem.Severity));
        Assert.Contains("'main/001.sql'", problem.Message);
        Assert.Contains($"'{setting}'", problem.Message);
        repository.Replace("deploy.yml", "path: db,", $"path: db, {setting},");
        Assert.IsEmpty(Prod(repository));
        Assert.Contains("was 001.sql)", Plan(repository).Operations[0].Description);
    }

    [TestMethod]
    public void The_text_of_a_script_of_a_renamed_database_is_an_error_until_the_rename_is_said()
    {
        using var repository = Applied("""{"applied":["001.sql"]}""", "001.sql");
        repository.Replace("deploy.yml", "main: {", "main-db: {");

        var problem = Prod(repository).Single();

        Assert.AreEqual("DPL2049", problem.Code);
        Assert.Contains("'renamed_from: main'", problem.Message);
        repository.Replace("deploy.yml", "path: db,", "path: db, renamed_from: main,");
        Assert.IsEmpty(Prod(repository));
        Assert.Contains("(was database main)", Plan(repository).Operations[0].Description);
    }

    [TestMethod]
    public void Scripts_that_have_taken_each_others_names_are_known_before_and_after_the_release_that_renames_them()
    {
        using var repository = Applied("""{"applied":["001.sql","002.sql"]}""", "001.sql", "002.sql");
        File.Move(repository.PathOf("db/002.sql"), repository.PathOf("db/003.sql"));
        File.Move(repository.PathOf("db/001.sql"), repository.PathOf("db/002.sql"));
        repository.Replace("deploy.yml", "path: db,", "path: db, out_of_order: error, renamed: { 001.sql: 002.sql, 002.sql: 003.sql },");
        Assert.IsEmpty(Prod(repository));

        Release(repository, """{"applied":[],"present":["002.sql","003.sql"]}""");
        Assert.IsEmpty(Prod(repository));
    }

    [TestMethod]
    public void Two_scripts_may_have_the_same_text()
    {
        using var repository = Applied("""{"applied":["001.sql"]}""", "001.sql");
        repository.Write("db/005.sql", File.ReadAllText(repository.PathOf("db/001.sql")));

        Assert.IsEmpty(Prod(repository));
    }

    [TestMethod]
    public void What_has_run_is_not_read_for_what_other_tools_meant()
    {
        using var repository = Applied("""{"applied":["001.sql"]}""", "001.sql");
        repository.Write("db/001.sql", "-- migrate:up\nselect 1;\n-- migrate:down\nselect 2;\n");

        Assert.IsEmpty(Prod(repository));
    }

    [TestMethod]
    public void The_rename_of_a_folder_is_that_of_all_its_scripts()
    {
        KeyValuePair<string, string>[] renamed = [new("./", "db/"), new("old/", "2026/"), new("old/x.sql", "y.sql")];

        Assert.AreEqual("db/001.sql", ScriptRenames.NewName(renamed, "001.sql"));
        Assert.AreEqual("db/001.sql", ScriptRenames.NewName(renamed, "db/001.sql"));
        Assert.AreEqual("2026/001.sql", ScriptRenames.NewName(renamed, "old/001.sql"));
        Assert.AreEqual("y.sql", ScriptRenames.NewName(renamed, "old/x.sql"));
    }

    private static IReadOnlyList<Diagnostic> Prod(Repository repository) => PlanCommand.Run(repository.Prod).Diagnostics;

    private static Plan Plan(Repository repository) => PlanReader.ReadFile(repository.PlanOf("prod"), new DiagnosticBag())!.Plan;

    /// <summary>A repository with these scripts, and a release to prod whose migration had that result.</summary>
    private Repository Applied(string result, params string[] scripts)
    {
        var repository = new Repository();
        File.Delete(repository.PathOf("db/001_create.sql"));
        foreach (var script in scripts)
        {
            repository.Write("db/" + script, $"select '{script}';\n");
        }

        Release(repository, result);
        return repository;
    }

    private void Release(Repository repository, string result)
    {
        Repository.Run(repository.Prod);
        var bytes = File.ReadAllBytes(repository.PlanOf("prod"));
        var (plan, id) = PlanReader.Read("plan.json", bytes, new DiagnosticBag())!;
        var release = new Release
        {
            Id = ReleaseId.Next(new DateTime(2026, 1, 1, 0, 0, _releases++, DateTimeKind.Utc), ""),
            Environment = "prod",
            PlanId = id,
            Version = plan.Version,
            Started = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Operations = plan.Operations.Count,
            ConfigDirectory = repository.PathOf("."),
            Project = repository.PathOf("Shop.csproj"),
            Drivers = [],
        };
        var folder = new ReleaseStore(repository.PathOf(".deployplan")).Create(release, plan, bytes, resumed: null);
        var file = folder.ResultOf(plan.Operations.Single(operation => operation.Type == OperationType.Migration).Id);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, Encoding.UTF8.GetBytes(result));
    }
}
