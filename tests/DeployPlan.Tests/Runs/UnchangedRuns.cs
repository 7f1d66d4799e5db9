using DeployPlan.Commands;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Runs;

[TestClass]
public class UnchangedRuns
{
    [TestMethod]
    public void A_second_run_gives_the_same_answer_and_touches_no_file()
    {
        using var repository = new Repository();
        var first = Repository.Run(repository.Prod);
        var written = File.GetLastWriteTimeUtc(repository.PlanOf("prod"));

        var second = Repository.Run(repository.Prod);

        Assert.IsFalse(first.IsUpToDate);
        Assert.IsTrue(second.IsUpToDate);
        Assert.AreEqual(written, File.GetLastWriteTimeUtc(repository.PlanOf("prod")));
        Assert.AreEqual(Text(first), Text(second));
    }

    [TestMethod]
    public void Warnings_and_messages_are_repeated_until_they_are_mended()
    {
        using var repository = new Repository();
        repository.Replace("deploy.yml", "api: { image: api }", "api: { image: api, colour: red }");
        var first = Repository.Run(repository.Prod);

        var second = Repository.Run(repository.Prod);

        Assert.IsTrue(second.IsUpToDate);
        Assert.AreEqual("DPL1013", second.Diagnostics.Single().Code);
        CollectionAssert.AreEqual(first.Diagnostics.ToArray(), second.Diagnostics.ToArray());
    }

    [TestMethod]
    [DataRow("deploy.yml", "image: api", "image: api2", DisplayName = "the config")]
    [DataRow("db/001_create.sql", "id int", "ix int", DisplayName = "a script, same length")]
    [DataRow("db/002_more.sql", null, "select 1;", DisplayName = "a new script")]
    [DataRow("db/sub/003.sql", null, "select 1;", DisplayName = "a new script in a new folder")]
    public void What_a_plan_is_made_from_is_noticed_when_it_changes(string file, string? old, string with)
    {
        using var repository = new Repository();
        var first = Repository.Run(repository.Prod);
        if (old is null)
        {
            repository.Write(file, with);
        }
        else
        {
            repository.Replace(file, old, with);
        }

        var second = Repository.Run(repository.Prod);

        Assert.IsFalse(second.IsUpToDate);
        Assert.AreNotEqual(first.Environments[0].PlanId, second.Environments[0].PlanId);
    }

    [TestMethod]
    public void An_env_file_is_read_again_when_it_was_written_and_its_digest_is_not_kept()
    {
        using var repository = new Repository();
        repository.Replace("deploy.yml", "prod: { driver: command }", "prod: { driver: command, env_file: prod.env }");
        repository.Write("prod.env", "PASSWORD=guess\n");
        Repository.Run(repository.Prod);
        Assert.IsTrue(Repository.Run(repository.Prod).IsUpToDate);
        var record = File.ReadAllText(Directory.GetFiles(repository.PathOf("obj")).Single());
        Assert.DoesNotContain(DeployPlan.Files.ContentDigest.OfBytes(File.ReadAllBytes(repository.PathOf("prod.env"))), record);

        repository.Write("prod.env", "1ASSWORD=guess\n");

        Assert.AreEqual("DPL1077", PlanCommand.Run(repository.Prod).Diagnostics.Single().Code);
    }

    [TestMethod]
    public void A_removed_script_is_noticed()
    {
        using var repository = new Repository();
        repository.Write("db/002.sql", "select 1;");
        Repository.Run(repository.Prod);
        File.Delete(repository.PathOf("db/002.sql"));

        Assert.IsFalse(Repository.Run(repository.Prod).IsUpToDate);
    }

    [TestMethod]
    public void Every_part_of_the_request_is_noticed()
    {
        using var repository = new Repository();
        var requests = new[]
        {
            repository.Prod,
            repository.Prod with { Version = "1.0.1" },
            repository.Prod with { Strict = true },
            repository.Prod with { Services = ["api"] },
            repository.Prod with { OutputDirectory = repository.PathOf("elsewhere") },
            repository.Prod with { RepositoryRoot = repository.PathOf(".") },
        };

        foreach (var request in requests)
        {
            Assert.IsFalse(Repository.Run(request).IsUpToDate, request.ToString());
            Assert.IsTrue(Repository.Run(request).IsUpToDate, request.ToString());
        }
    }

    [TestMethod]
    public void Each_environment_is_remembered_for_itself()
    {
        using var repository = new Repository();
        Repository.Run(repository.Prod);
        Repository.Run(repository.Request with { Environment = "staging" });
        Repository.Run(repository.Request);

        Assert.IsTrue(Repository.Run(repository.Prod).IsUpToDate);
        Assert.IsTrue(Repository.Run(repository.Request with { Environment = "staging" }).IsUpToDate);
        Assert.IsTrue(Repository.Run(repository.Request).IsUpToDate);
    }

    [TestMethod]
    public void A_plan_that_somebody_edited_or_deleted_is_written_again()
    {
        using var repository = new Repository();
        Repository.Run(repository.Prod);
        var plan = File.ReadAllBytes(repository.PlanOf("prod"));

        File.AppendAllText(repository.PlanOf("prod"), " ");
        Repository.Run(repository.Prod);
        CollectionAssert.AreEqual(plan, File.ReadAllBytes(repository.PlanOf("prod")));

        File.Delete(repository.PlanOf("prod"));
        Repository.Run(repository.Prod);
        CollectionAssert.AreEqual(plan, File.ReadAllBytes(repository.PlanOf("prod")));
    }

    [TestMethod]
    public void A_damaged_record_is_no_record()
    {
        using var repository = new Repository();
        Repository.Run(repository.Prod);
        var record = Directory.GetFiles(repository.PathOf("obj")).Single();
        var bytes = File.ReadAllBytes(record);
        foreach (var damaged in new[] { [], bytes[..20], bytes[..^1], [.. bytes[..^1], (byte)(bytes[^1] ^ 1)] })
        {
            File.WriteAllBytes(record, damaged);

            Assert.IsFalse(Repository.Run(repository.Prod).IsUpToDate);
        }
    }

    private static string Text(PlanOutcome outcome) => string.Join('\n', outcome.Environments.Select(planned =>
        $"{planned.Environment} {planned.PlanFile} {planned.PlanId}\n{planned.Summary}\n{Text(planned.Operations)}\n{Text(planned.ManualOperations)}\n"
        + string.Join(',', planned.RequiredEnvironment)));

    private static string Text(IReadOnlyList<OperationItem> items) =>
        string.Join('\n', items.Select(item => $"{item.Id} {item.Type} {string.Join(' ', item.Metadata.Select(entry => $"{entry.Key}={entry.Value}"))}"));
}
