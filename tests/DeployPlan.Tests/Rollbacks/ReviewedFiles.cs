using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Rollbacks;
using DeployPlan.Tests.Comparisons;

namespace DeployPlan.Tests.Rollbacks;

/// <summary>A rollback uses files as they were reviewed: down scripts with the release that is undone, the rest with the one that is gone back to.</summary>
[TestClass]
public sealed class ReviewedFiles : IDisposable
{
    private const string Down = "drop table t;\n";
    private readonly ConfigTree _tree = new();

    public ReviewedFiles()
    {
        _tree.Write("db/002.down.sql", Down);
        _tree.Write("proxy.conf", "listen 80;\n");
        _tree.Write("other.conf", "any\n");
    }

    [TestMethod]
    public void Files_that_are_as_they_were_reviewed_are_no_problem() => Assert.AreEqual("", Problems(PlanFormat.Minor));

    [TestMethod]
    [DataRow("db/002.down.sql", "DPL3139 db/002.down.sql 'newer'")]
    [DataRow("proxy.conf", "DPL3140 proxy.conf 'deploy_prod_proxy' 'older'")]
    [DataRow("other.conf", "")]
    public void One_that_was_changed_since_is_named_with_its_release(string file, string problem)
    {
        _tree.Write(file, "changed\n");

        Assert.AreEqual(problem, Problems(PlanFormat.Minor));
    }

    [TestMethod]
    [DataRow("db/002.down.sql", "DPL3139 db/002.down.sql 'newer'")]
    [DataRow("proxy.conf", "DPL3140 proxy.conf 'deploy_prod_proxy' 'older'")]
    public void One_that_is_gone_is_named_too(string file, string problem)
    {
        File.Delete(_tree.PathOf(file));

        Assert.AreEqual(problem, Problems(PlanFormat.Minor));
    }

    [TestMethod]
    [DataRow(PlanFormat.FirstWithSets, "")]
    [DataRow(PlanFormat.FirstWithSets - 1, "DPL3139 db/002.down.sql 'newer'")]
    public void A_checkout_with_other_line_ends_is_the_same_to_plans_that_hashed_text(int minor, string problem)
    {
        _tree.Write("db/002.down.sql", Down.ReplaceLineEndings("\r\n"));

        Assert.AreEqual(problem, Problems(minor));
    }

    public void Dispose() => _tree.Dispose();

    private string Problems(int minor)
    {
        var down = Sealed("db/002.down.sql", Down);
        var newer = Release("newer", Plan.Empty with { Minor = minor, SealedInputs = [down] });
        var migration = Operation.Empty with { Id = "migration_orders_pre_deploy", Inputs = MigrationInputs.Empty with { Engine = "raw", Path = "db" } };
        var deploy = Operation.Empty with { Id = "deploy_prod_proxy", Consumes = ["proxy.conf"] };
        var older = Release("older", Plan.Empty with { Minor = minor, SealedInputs = [Sealed("other.conf", "not of the deploy"), Sealed("proxy.conf", "listen 80;\n")] });
        var draft = new RollbackDraft(Plan.Empty, [new RepeatedOperation(deploy, older)], [], [new DownMigration("migration_orders_down", [new AppliedScript("002.sql", migration, newer, down)])]);
        var diagnostics = new DiagnosticBag();

        RollbackFiles.Check(draft, new SourceTree(_tree.Folder, _tree.Folder), diagnostics);

        return string.Join('\n', diagnostics.ToSortedList().Select(Short));
    }

    private string Short(Diagnostic problem)
    {
        string[] names = [.. new[] { "deploy_prod_proxy", "newer", "older" }.Where(name => problem.Message.Contains(name, StringComparison.Ordinal)).Select(name => $"'{name}'")];
        return $"{problem.Code} {Path.GetRelativePath(_tree.Folder, problem.Span.File).Replace('\\', '/')} {string.Join(' ', names)}";
    }

    private static ExecutedRelease Release(string id, Plan plan) => new(id, plan, true, [], new Dictionary<string, OperationResult>());

    private static SealedInput Sealed(string path, string content) => new(path, ContentDigest.OfBytes(Encoding.UTF8.GetBytes(content)));
}
