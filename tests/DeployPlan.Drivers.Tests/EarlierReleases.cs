using Microsoft.Data.Sqlite;

namespace DeployPlan.Drivers.Tests;

/// <summary>
/// Earlier/shop-1.0 is what plans of format 1.0 have left behind: two releases that succeeded, a third one whose deploy failed, and the database with its journal. It is never made again.
/// </summary>
[TestClass]
public class EarlierReleases
{
    private const string First = "20261126T122612038Z-5bb7d4";
    private const string Second = "20261126T122628577Z-edd9fe";
    private const string Failed = "20261126T122749246Z-3ce86a";

    [TestMethod]
    public void They_are_shown_resumed_continued_and_rolled_back()
    {
        var project = Shop();

        var shown = Build(project, "-t:DeployPlanReleases").Succeeds().Output;
        foreach (var release in new[] { First, Second, Failed })
        {
            Assert.Contains(release, shown);
        }

        Assert.Contains("failed", Build(project, "-t:DeployPlanStatus").Succeeds().Output);
        Assert.Contains($"Since release {Second} (2.0.0)", Build(project, "-t:DeployPlan", "-p:DeployPlanVersion=4.0.0").Succeeds().Output);

        var resumed = Build(project, "-t:DeployPlanApply", "-p:DeployPlanResume=true").Succeeds().Output;
        Assert.Contains("of 3.0.0 to prod: succeeded", resumed);
        Assert.DoesNotContain("applied 003_note.sql", resumed);
        CollectionAssert.AreEqual(new[] { "id", "total", "note" }, Columns(project));

        Build(project, "-t:DeployPlanRollback", $"-p:DeployPlanTargetRelease={First}").Succeeds();
        Build(project, "-t:DeployPlanApply", "-p:DeployPlanFile=bin/deployplan/prod/rollback.json").Succeeds();
        CollectionAssert.AreEqual(new[] { "id" }, Columns(project));

        Assert.Contains("2 applied, 1 already applied", Build(project, "-t:DeployPlanApply", "-p:DeployPlanVersion=4.0.0").Succeeds().Output);
    }

    [TestMethod]
    public void A_plan_of_then_is_applied_as_it_is()
    {
        var project = Shop();
        File.Copy(project.PathOf($".deployplan/prod/{Failed}/plan.json"), project.PathOf("saved.json"));

        var applied = Build(project, "-t:DeployPlanApply", "-p:DeployPlanFile=saved.json").Succeeds().Output;

        Assert.Contains("of 3.0.0 to prod: succeeded", applied);
        Assert.Contains("0 applied, 3 already applied", applied);
    }

    [TestMethod]
    public void They_are_taken_over_into_a_store_and_back()
    {
        const string ToFolder = "-p:DeployPlanMigrateTo=folder";
        var store = "-p:DeployPlanStore=" + Workspace.NewFolder("store");
        Assert.Contains("prod: 3 taken over, 0 there already", Build(Shop(), "-t:DeployPlanStoreMigrate", store).Succeeds().Output);
        var (other, third) = (Shop(), Shop());
        Directory.Delete(other.PathOf(".deployplan"), recursive: true);
        Directory.Delete(third.PathOf(".deployplan"), recursive: true);

        Assert.MatchesRegex($"{Failed} of 3\\.0\\.0 to prod: failed", Build(other, "-t:DeployPlanStatus", store).Succeeds().Output);
        var resumed = Build(other, "-t:DeployPlanApply", "-p:DeployPlanResume=true", store).Succeeds().Output;
        Assert.Contains("of 3.0.0 to prod: succeeded", resumed);
        Assert.DoesNotContain("applied 003_note.sql", resumed);
        Build(other, "-t:DeployPlanRollback", $"-p:DeployPlanTargetRelease={First}", store).Succeeds();

        Assert.Contains("prod: 4 taken over, 0 there already", Build(third, "-t:DeployPlanStoreMigrate", ToFolder, store).Succeeds().Output);
        foreach (var release in new[] { First, Second, Failed })
        {
            CollectionAssert.AreEqual(RecordsOf(Shop(), release), RecordsOf(third, release));
        }

        Assert.Contains("of 3.0.0 to prod: succeeded", Build(third, "-t:DeployPlanStatus").Succeeds().Output);
    }

    [TestMethod]
    public void A_machine_that_only_migrates_does_not_take_an_empty_database_for_a_new_one()
    {
        var store = "-p:DeployPlanStore=" + Workspace.NewFolder("store");
        var (first, other) = (Shop(), Shop());
        Build(first, "-t:DeployPlanStoreMigrate", store).Succeeds();
        var release = Build(first, "-t:DeployPlanBegin", "-p:DeployPlanVersion=4.0.0", store, "-getProperty:DeployPlanReleaseId").Succeeds().Output.Trim();
        Directory.Delete(other.PathOf(".deployplan"), recursive: true);
        File.Delete(other.PathOf("orders.sqlite"));

        var refused = Build(other, "-t:DeployPlanRun", $"-p:DeployPlanRelease={release}", "-p:DeployPlanOperationId=migration_orders_pre_deploy", store).Fails().Output;

        Assert.MatchesRegex($"error DPL41[0-9]+: .*{Failed}", refused);
        Assert.IsTrue(Directory.Exists(other.PathOf($".deployplan/prod/{First}")));
    }

    // Every field of each record, but where its log is.
    private static string[] RecordsOf(TestProject project, string release) =>
    [
        .. Directory.GetFiles(project.PathOf($".deployplan/prod/{release}/operations")).Order(StringComparer.Ordinal)
            .Select(static file => Path.GetFileName(file) + string.Concat(File.ReadAllLines(file).Where(static line => !line.Contains("\"log\":", StringComparison.Ordinal)))),
    ];

    private static TestProject Shop()
    {
        var project = TestProject.WithoutConfig(Template.WithDrivers, "earlier");
        var from = Path.Combine(Workspace.Repository, "tests", "DeployPlan.Drivers.Tests", "Earlier", "shop-1.0");
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = project.PathOf(Path.GetRelativePath(from, file).Replace("state" + Path.DirectorySeparatorChar, ".deployplan/", StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        Git.Run(project.Folder, "init", "-q");
        return project;
    }

    private static BuildResult Build(TestProject project, params string[] arguments) => project.BuildWith(("ORDERS_DB", Connection(project)), [.. arguments, "-p:Env=prod"]);

    private static string Connection(TestProject project) => $"Data Source={project.PathOf("orders.sqlite")};Pooling=False";

    private static string[] Columns(TestProject project)
    {
        using var session = new SqliteConnection(Connection(project));
        session.Open();
        using var command = session.CreateCommand();
        command.CommandText = "select name from pragma_table_info('orders') order by cid";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return [.. names];
    }
}
