using System.Text;
using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Tests.Views;
using DeployPlan.Views;

namespace DeployPlan.Tests.Releases;

/// <summary>What programs get of releases.</summary>
[TestClass]
public sealed class ListedReleases : IDisposable
{
    private const string First = "20260102T120000000Z-1a2b3c";
    private const string Second = "20260102T130000000Z-1a2b3c";

    private readonly StateFolder _state = new();

    [TestMethod]
    public void Each_release_has_all_that_is_known_of_it()
    {
        Make(First, _state.Plan, OperationStatus.Succeeded);
        Make(
            Second,
            _state.Plan with { Rollback = new PlanRollback { From = "20260102T110000000Z-1a2b3c", To = First, Undoes = [] } },
            OperationStatus.Failed,
            static release => release with
            {
                User = "ci",
                Host = "build-7",
                Job = "https://github.com/acme/shop/actions/runs/1234567890",
                Approval = release.PlanId,
                LeaseNumber = 7,
                Commit = "1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d",
                IsDirty = true,
                Resumes = First,
                Previous = First,
            });
        Directory.CreateDirectory(Path.Combine(_state.EnvironmentState, "20260102T140000000Z-1a2b3c"));

        ViewGolden.AssertText("releases.json", Encoding.UTF8.GetString(ReleaseList.Of("shop", _state.Store, "").ToBytes()));
    }

    [TestMethod]
    public void The_status_of_all_environments_names_those_of_the_config_that_were_never_released()
    {
        File.WriteAllText(_state.PathOf("deploy.yml"), "project: { name: shop }\nenvironments: { demo: { driver: command }, prod: { driver: command } }\n");
        var request = Request("text") with { LastOnly = true };
        Assert.AreEqual("There are no releases.", ReleasesCommand.Run(request).Text);

        Make(First, _state.Plan, OperationStatus.Succeeded);

        Assert.StartsWith("Releases to demo: none\n\nRelease ", ReleasesCommand.Run(request).Text);
        Assert.DoesNotContain("Releases to prod: none", ReleasesCommand.Run(request).Text);
        Assert.DoesNotContain("demo", ReleasesCommand.Run(request with { Environment = "prod" }).Text);
    }

    [TestMethod]
    public void A_file_is_written_and_shown()
    {
        Make(First, _state.Plan, OperationStatus.Succeeded);

        var all = ReleasesCommand.Run(Request("json"));
        var one = ReleasesCommand.Run(Request("json") with { Environment = "prod" });

        Assert.AreEqual(_state.PathOf("out/releases.json"), all.File);
        Assert.AreEqual(all.File, all.Place);
        Assert.AreEqual(File.ReadAllText(all.File), all.Text + "\n");
        Assert.AreEqual(_state.PathOf("out/prod/releases.json"), one.File);
        Assert.AreEqual(all.Text, one.Text);
    }

    [TestMethod]
    public void Clean_deletes_the_file_beside_plans_and_no_other()
    {
        Make(First, _state.Plan, OperationStatus.Succeeded);
        var file = ReleasesCommand.Run(Request("json")).File;
        CleanCommand.Run(_state.PathOf("out"));
        Assert.IsTrue(File.Exists(file));

        Directory.CreateDirectory(_state.PathOf("out/prod"));
        File.Copy(_state.PathOf("plan.json"), _state.PathOf("out/prod/plan.json"));
        CleanCommand.Run(_state.PathOf("out"));

        Assert.IsFalse(File.Exists(file));
    }

    [TestMethod]
    [DataRow("[]")]
    [DataRow("{\n  \"releases\": []\n}\n")]
    public void A_file_of_someone_else_is_neither_written_over_nor_deleted(string text)
    {
        Make(First, _state.Plan, OperationStatus.Succeeded);
        Directory.CreateDirectory(_state.PathOf("out/prod"));
        File.Copy(_state.PathOf("plan.json"), _state.PathOf("out/prod/plan.json"));
        foreach (var file in new[] { "out/releases.json", "out/prod/releases.json" })
        {
            File.WriteAllText(_state.PathOf(file), text);
        }

        Assert.AreEqual("DPL3123", ReleasesCommand.Run(Request("json")).Diagnostics.Single().Code);
        CleanCommand.Run(_state.PathOf("out"));

        Assert.IsFalse(File.Exists(_state.PathOf("out/prod/plan.json")));
        Assert.AreEqual((text, text), (File.ReadAllText(_state.PathOf("out/releases.json")), File.ReadAllText(_state.PathOf("out/prod/releases.json"))));
    }

    [TestMethod]
    [DataRow("jsn", "DPL4292", "did you mean 'json'?")]
    [DataRow("audit", "DPL4284", "DeployPlanFormat=audit needs releases that several machines share")]
    public void What_cannot_be_shown_is_an_error(string format, string code, string said)
    {
        var outcome = ReleasesCommand.Run(Request(format));

        Assert.AreEqual(code, outcome.Diagnostics.Single().Code);
        Assert.Contains(said, outcome.Diagnostics.Single().Message);
        Assert.AreEqual("", outcome.Text);
    }

    private ReleasesRequest Request(string format) => new()
    {
        ConfigFile = _state.Request.ConfigFile,
        StateDirectory = _state.State,
        OutputDirectory = _state.PathOf("out"),
        Format = format,
    };

    private void Make(string id, DeployPlan.Plans.Plan plan, OperationStatus status, Func<Release, Release>? with = null)
    {
        _state.Write(plan);
        var bytes = File.ReadAllBytes(_state.Request.PlanFile);
        var read = PlanReader.Read(_state.Request.PlanFile, bytes, new DiagnosticBag())!;
        var release = Records.Release with { Id = id, PlanId = read.Id, User = "", Host = "", Job = "", Approval = "", LeaseNumber = 0, Resumes = "", Previous = "" };
        var folder = _state.Store.Create(with?.Invoke(release) ?? release, read.Plan, bytes, resumed: null);
        StateFolder.Record(folder, "infra_a", status);
        if (status == OperationStatus.Succeeded)
        {
            StateFolder.Record(folder, "infra_b", status);
            StateFolder.Record(folder, "infra_c", status);
        }
    }

    public void Dispose() => _state.Dispose();
}
