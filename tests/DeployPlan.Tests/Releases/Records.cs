using System.Globalization;
using System.Text;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

/// <summary>The files of a release: as they are written, and read back as a whole or not at all.</summary>
[TestClass]
public sealed class Records : IDisposable
{
    private const int LargestRecord = 16 * 1024 * 1024;
    private static readonly DateTime Noon = StateFolder.Noon;

    /// <summary>Examples in which each field says something.</summary>
    internal static readonly Release Release = new()
    {
        Id = "20260102T120000000Z-abcdef",
        Environment = "prod",
        PlanId = "sha256:0",
        Version = "1.0.0",
        Started = Noon,
        Operations = 3,
        Resumes = "20260101T120000000Z-abcdef",
        Previous = "20260101T130000000Z-abcdef",
        ConfigDirectory = "/repo/deploy",
        RepositoryRoot = "/repo",
        Project = "/repo/Shop.csproj",
        User = "ci",
        Host = "build-7",
        Job = "https://github.com/acme/shop/actions/runs/1",
        Approval = "sha256:0",
        LeaseNumber = 7,
        IsInSteps = true,
        IsDryRun = true,
        Drivers = [new Driver("command", "deploy", "Run", "/run.targets", 1, 2, 3)],
    };

    internal static readonly OperationRecord Operation = new()
    {
        Id = "a",
        Status = OperationStatus.Failed,
        Driver = "command",
        Started = Noon,
        Ended = Noon.AddSeconds(1),
        Attempt = 2,
        Log = "/a.log",
        Reason = "because",
        Release = "r",
    };

    internal static readonly OperationResult Result = new(["1.sql"], ["2.sql"], "a@sha256:0", "services/a", ["3.sql"], "sha256:1");

    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-").FullName;

    private string RecordPath => Path.Combine(_folder, "record.json");

    [TestMethod]
    public void A_release_is_written_as_agreed_and_read_back()
    {
        File.WriteAllBytes(RecordPath, Release.ToBytes());

        Assert.AreEqual(
            """
            {
              "id": "20260102T120000000Z-abcdef",
              "environment": "prod",
              "plan": "sha256:0",
              "version": "1.0.0",
              "started": "2026-01-02T12:00:00.000Z",
              "operations": 3,
              "resumes": "20260101T120000000Z-abcdef",
              "previous": "20260101T130000000Z-abcdef",
              "config_directory": "/repo/deploy",
              "repository_root": "/repo",
              "project": "/repo/Shop.csproj",
              "user": "ci",
              "host": "build-7",
              "job": "https://github.com/acme/shop/actions/runs/1",
              "approval": "sha256:0",
              "lease": 7,
              "in_steps": true,
              "dry_run": true,
              "drivers": [
                {
                  "name": "command",
                  "type": "deploy",
                  "target": "Run",
                  "file": "/run.targets",
                  "retries": 1,
                  "retry_delay_seconds": 2,
                  "timeout_seconds": 3
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(RecordPath));
        CollectionAssert.AreEqual(Release.ToBytes(), Release.Read(RecordPath)!.ToBytes());
        var unnamed = Release with { RepositoryRoot = "", IsInSteps = null };
        Assert.DoesNotContain("repository_root", Encoding.UTF8.GetString(unnamed.ToBytes()));
        File.WriteAllBytes(RecordPath, unnamed.ToBytes());
        Assert.AreEqual("", Release.Read(RecordPath)!.RepositoryRoot);
        Assert.IsFalse(Release.Read(RecordPath)!.IsDirty);
        Assert.IsNull(Release.Read(RecordPath)!.IsInSteps);
    }

    [TestMethod]
    public void The_record_of_an_operation_is_written_as_agreed_and_read_back()
    {
        File.WriteAllBytes(RecordPath, Operation.ToBytes());

        Assert.AreEqual(
            """{ "id": "a", "status": "failed", "driver": "command", "started": "2026-01-02T12:00:00.000Z", "ended": "2026-01-02T12:00:01.000Z", "attempt": 2, "log": "/a.log", "reason": "because", "release": "r" }""",
            OneLine(File.ReadAllText(RecordPath)));
        Assert.AreEqual(Operation, OperationRecord.Read(RecordPath));
        File.WriteAllBytes(RecordPath, (Operation with { Ended = null }).ToBytes());
        Assert.IsNull(OperationRecord.Read(RecordPath)!.Ended);
        File.WriteAllBytes(RecordPath, (Operation with { Status = OperationStatus.Pending }).ToBytes());
        Assert.IsNull(OperationRecord.Read(RecordPath));
    }

    [TestMethod]
    public void The_result_of_a_driver_is_written_as_agreed_and_read_back()
    {
        File.WriteAllBytes(RecordPath, Result.ToBytes());

        Assert.AreEqual(
            """{ "applied": [ "1.sql" ], "reverted": [ "2.sql" ], "image": "a@sha256:0", "folder": "services/a", "present": [ "3.sql" ], "image_id": "sha256:1" }""",
            OneLine(File.ReadAllText(RecordPath)));
        CollectionAssert.AreEqual(Result.ToBytes(), OperationResult.Read(RecordPath)!.ToBytes());
        Assert.AreEqual("sha256:1", Result.ExactImage);
        Assert.AreEqual("a@sha256:0", (Result with { ImageId = null }).ExactImage);
        File.WriteAllText(RecordPath, "{ \"image\": \"\", \"image_id\": \"\" }");
        Assert.IsNull(OperationResult.Read(RecordPath)!.ExactImage);
        Assert.IsNull(OperationResult.Read(RecordPath)!.Image);
    }

    [TestMethod]
    public void The_base_of_a_plan_is_beside_it_and_of_no_other_plan()
    {
        var plan = Path.Combine(_folder, "plan.json");
        File.WriteAllBytes(PlanBase.FileBeside(plan), new PlanBase("sha256:0", "r", "1.0.0").ToBytes());

        Assert.AreEqual("""{ "plan": "sha256:0", "last_release": "r", "last_version": "1.0.0" }""", OneLine(File.ReadAllText(Path.Combine(_folder, "base.json"))));
        Assert.AreEqual(new PlanBase("sha256:0", "r", "1.0.0"), PlanBase.Read(plan, "sha256:0"));
        Assert.IsNull(PlanBase.Read(plan, "sha256:1"));
    }

    [TestMethod]
    public void The_base_of_a_plan_that_is_made_now_is_the_last_release_as_far_as_it_can_be_read()
    {
        using var state = new StateFolder();
        Assert.AreEqual(new PlanBase("sha256:0", "", ""), PlanBase.Now(state.Store, "prod", "sha256:0"));
        var last = state.Finish(OperationStatus.Failed);
        Assert.AreEqual(new PlanBase("sha256:0", last, "1.0.0"), PlanBase.Now(state.Store, "prod", "sha256:0"));
        File.Delete(Path.Combine(state.EnvironmentState, last, "release.json"));

        Assert.AreEqual(new PlanBase("sha256:0", last, ""), PlanBase.Now(state.Store, "prod", "sha256:0"));
    }

    [TestMethod]
    public void A_file_that_someone_else_writes_is_read_and_one_that_is_no_text_is_not()
    {
        var file = PlanBase.FileBeside(RecordPath);
        File.WriteAllText(file, "{ \"plan\": \"sha256:0\" }");
        using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
        {
            Assert.IsNotNull(PlanBase.Read(RecordPath, "sha256:0"));
        }

        File.WriteAllBytes(file, [.. "{ \"plan\": \"sha256:0\", \"x\": \""u8, 0xFF, .. "\" }"u8]);
        Assert.IsNull(PlanBase.Read(RecordPath, "sha256:0"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("{ \"plan\": \"sha256:0\"")]
    [DataRow("{ \"plan\": \"sha256:0\" }\ud800")]
    public void What_is_not_whole_does_not_count(string content)
    {
        File.WriteAllBytes(PlanBase.FileBeside(RecordPath), Encoding.Unicode.GetBytes(content));
        Assert.IsNull(PlanBase.Read(RecordPath, "sha256:0"));
        File.WriteAllText(PlanBase.FileBeside(RecordPath), content.Replace('\ud800', '}'));
        Assert.IsNull(PlanBase.Read(RecordPath, "sha256:0"));
    }

    [TestMethod]
    public void A_file_larger_than_every_record_is_not_read()
    {
        File.WriteAllText(PlanBase.FileBeside(RecordPath), OfSize(LargestRecord + 1));

        Assert.IsNull(PlanBase.Read(RecordPath, "sha256:0"));
    }

    // Not among the tests of mutants: there each character is counted, which takes half a minute.
    [TestMethod]
    public void A_file_as_large_as_the_largest_record_is_read()
    {
        File.WriteAllText(PlanBase.FileBeside(RecordPath), OfSize(LargestRecord));

        Assert.IsNotNull(PlanBase.Read(RecordPath, "sha256:0"));
    }

    [TestMethod]
    [DataRow("20260102T120000000Z-abcdef", true)]
    [DataRow("20260102T120000000Z-abcde", false)]
    [DataRow("20260102T120000000Z-abcdefg", false)]
    [DataRow("20260102T120000000Z_abcdef", false)]
    [DataRow("20261302T120000000Z-abcdef", false)]
    [DataRow("2026-01-02T12:00:00-abcdef", false)]
    public void A_release_is_known_by_its_name(string name, bool isId) => Assert.AreEqual(isId, ReleaseId.IsId(name));

    [TestMethod]
    [DataRow("", "20260102T120000000Z")]
    [DataRow("20260102T115959999Z-abcdef", "20260102T120000000Z")]
    [DataRow("20260102T120000000Z-abcdef", "20260102T120000001Z")]
    [DataRow("20260102T130000000Z-abcdef", "20260102T130000001Z")]
    [DataRow("something", "20260102T120000000Z")]
    public void A_release_sorts_after_the_latest(string latest, string time)
    {
        var id = ReleaseId.Next(Noon, latest);

        Assert.AreEqual(time, id[..19]);
        Assert.IsTrue(ReleaseId.IsId(id));
        Assert.AreNotEqual(id, ReleaseId.Next(Noon, latest));
    }

    [TestMethod]
    public void What_became_of_a_release_is_one_word_and_its_counts()
    {
        using var folder = new StateFolder();
        folder.Write(folder.Plan with { Operations = [.. new[] { "a", "b", "c", "d", "e", "f" }.Select(id => StateFolder.Infra(id, 1, []))] });
        using var started = StateFolder.Begin(folder.Request);
        var release = started.Folder;
        Assert.AreEqual("running interrupted 6 not started", Told(release));
        StateFolder.Record(release, "a", OperationStatus.Succeeded);
        StateFolder.Record(release, "b", OperationStatus.Cancelled);
        StateFolder.Record(release, "c", OperationStatus.Running);
        StateFolder.Record(release, "d", OperationStatus.Skipped);
        Assert.AreEqual("running interrupted 1 succeeded, 1 cancelled, 1 running, 1 skipped, 2 not started", Told(release));
        StateFolder.Record(release, "e", OperationStatus.Failed);
        Assert.AreEqual("running failed 1 succeeded, 1 failed, 1 cancelled, 1 running, 1 skipped, 1 not started", Told(release));
        foreach (var operation in release.Plan.Operations)
        {
            StateFolder.Record(release, operation.Id, OperationStatus.Succeeded);
        }

        Assert.AreEqual("succeeded succeeded 6 succeeded", Told(release));
        Assert.AreEqual("no operations", ReleaseState.Of(new ReleaseFolder(_folder, release.Release, Plan.Empty)).Counts());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string OfSize(int bytes)
    {
        const string Start = "{ \"plan\": \"sha256:0\", \"x\": \"";
        const string End = "\" }";
        return Start + new string('a', bytes - Start.Length - End.Length) + End;
    }

    private static string Told(ReleaseFolder folder) => string.Create(
        CultureInfo.InvariantCulture, $"{ReleaseState.Of(folder).Word(isHeld: true)} {ReleaseState.Of(folder).Word(isHeld: false)} {ReleaseState.Of(folder).Counts()}");

    private static string OneLine(string json) => string.Join(' ', json.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
