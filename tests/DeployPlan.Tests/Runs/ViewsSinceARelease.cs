using DeployPlan.Commands;
using DeployPlan.Releases;
using DeployPlan.Tests.Releases;
using DeployPlan.Views;

namespace DeployPlan.Tests.Runs;

[TestClass]
public sealed class ViewsSinceARelease : IDisposable
{
    private readonly Repository _repository = new();

    private PlanRequest Prod => _repository.Prod with { Markdown = ViewUse.Always, Html = ViewUse.Always, StateDirectory = _repository.PathOf(".deployplan") };

    [TestMethod]
    public void Every_view_shows_each_operation_beside_the_last_successful_release()
    {
        Repository.Run(Prod);
        Release(OperationStatus.Succeeded);
        _repository.Replace("deploy.yml", "image: api }", "image: other }\n  web: { image: web }");

        var summary = Repository.Run(Prod).Environments[0].Summary;

        Assert.MatchesRegex(@"Since release \S+ \(1\.0\.0\): 1 new, 1 changed, 1 same, 0 gone", summary);
        Assert.MatchesRegex(@"deploy_prod_web +new ", summary);
        var markdown = File.ReadAllText(_repository.PathOf("out/prod/plan.md"));
        Assert.Contains("| Change |", markdown);
        Assert.MatchesRegex(@"deploy_prod_api.*changed: .*other", markdown);
        Assert.MatchesRegex(@"migration_main_pre_deploy.*\| same \|", markdown);
        Assert.Contains("\"note\":{\"kind\":\"new\",", File.ReadAllText(_repository.PathOf("out/prod/plan.html")));
    }

    [TestMethod]
    public void A_release_makes_an_unchanged_run_look_again_once()
    {
        Repository.Run(Prod);
        Assert.IsTrue(Repository.Run(Prod).IsUpToDate);

        Release(OperationStatus.Succeeded);

        var outcome = Repository.Run(Prod);
        Assert.IsFalse(outcome.IsUpToDate);
        Assert.Contains("0 new, 0 changed, 2 same", outcome.Environments[0].Summary);
        Assert.IsTrue(Repository.Run(Prod).IsUpToDate);
    }

    [TestMethod]
    public void A_release_that_did_not_succeed_is_none_to_compare_with()
    {
        Repository.Run(Prod);
        Release(OperationStatus.Failed);

        Assert.DoesNotContain("Since release", Repository.Run(Prod).Environments[0].Summary);
        Assert.DoesNotContain("| Change |", File.ReadAllText(_repository.PathOf("out/prod/plan.md")));
    }

    public void Dispose() => _repository.Dispose();

    private void Release(OperationStatus status)
    {
        using var started = StateFolder.Begin(new ApplyRequest
        {
            Project = _repository.PathOf("Shop.csproj"),
            PlanFile = _repository.PlanOf("prod"),
            ConfigFile = _repository.PathOf("deploy.yml"),
            StateDirectory = _repository.PathOf(".deployplan"),
            Drivers = [new Driver("raw", "migration", "Run", "", 0, 1, 0), new Driver("command", "deploy", "Run", "", 0, 1, 0)],
            Variable = _ => "value",
            Now = StateFolder.Noon,
        });
        foreach (var operation in started.Folder.Plan.Operations)
        {
            StateFolder.Record(started.Folder, operation.Id, status);
        }
    }
}
