using DeployPlan.Commands;
using DeployPlan.Views;

namespace DeployPlan.Tests.Runs;

[TestClass]
public sealed class ViewsBesidePlans : IDisposable
{
    private readonly Repository _repository = new();

    private PlanRequest WithViews => _repository.Prod with { Markdown = ViewUse.Always, Html = ViewUse.Always };

    private string Markdown => _repository.PathOf("out/prod/plan.md");

    private string Html => _repository.PathOf("out/prod/plan.html");

    [TestMethod]
    public void They_are_written_where_they_are_asked_for()
    {
        Repository.Run(WithViews);

        Assert.Contains("deploy.yml:5", File.ReadAllText(Markdown));
        Assert.Contains("\"config\":\"deploy.yml:5\"", File.ReadAllText(Html));
        Assert.DoesNotContain(_repository.PathOf("."), File.ReadAllText(Html));
    }

    [TestMethod]
    public void A_plain_run_writes_none()
    {
        Repository.Run(_repository.Request);

        Assert.IsFalse(File.Exists(Markdown));
        Assert.IsFalse(File.Exists(Html));
    }

    [TestMethod]
    public void A_plain_run_keeps_up_to_date_what_is_there()
    {
        Repository.Run(WithViews);
        _repository.Replace("deploy.yml", "image: api", "image: other");

        Repository.Run(_repository.Request);

        Assert.Contains("`other`", File.ReadAllText(Markdown));
        Assert.Contains("other", File.ReadAllText(Html));
        Assert.IsFalse(File.Exists(_repository.PathOf("out/staging/plan.md")));
    }

    [TestMethod]
    public void An_unchanged_run_touches_none_whether_it_asks_for_them_or_not()
    {
        Repository.Run(WithViews);
        var written = File.GetLastWriteTimeUtc(Html);

        Assert.IsTrue(Repository.Run(WithViews).IsUpToDate);
        Assert.IsTrue(Repository.Run(_repository.Prod).IsUpToDate);
        Assert.AreEqual(written, File.GetLastWriteTimeUtc(Html));
    }

    [TestMethod]
    [DataRow("out/prod/plan.md")]
    [DataRow("out/prod/plan.html")]
    public void One_that_somebody_edited_or_deleted_is_written_again(string view)
    {
        Repository.Run(WithViews);
        var text = File.ReadAllText(_repository.PathOf(view));

        File.AppendAllText(_repository.PathOf(view), " ");
        Repository.Run(WithViews);
        Assert.AreEqual(text, File.ReadAllText(_repository.PathOf(view)));

        File.Delete(_repository.PathOf(view));
        Repository.Run(WithViews);
        Assert.AreEqual(text, File.ReadAllText(_repository.PathOf(view)));
    }

    [TestMethod]
    public void Those_that_are_switched_off_are_removed()
    {
        Repository.Run(WithViews);

        Repository.Run(WithViews with { Html = ViewUse.Never });

        Assert.IsTrue(File.Exists(Markdown));
        Assert.IsFalse(File.Exists(Html));
    }

    [TestMethod]
    public void They_go_with_a_plan_that_is_no_longer_right()
    {
        Repository.Run(WithViews);
        _repository.Replace("deploy.yml", "strategy: pre_deploy", "strategy: sometimes");

        PlanCommand.Run(WithViews);

        Assert.IsFalse(File.Exists(Markdown));
        Assert.IsFalse(File.Exists(Html));
    }

    [TestMethod]
    public void A_view_that_cannot_be_written_is_an_error_and_leaves_no_plan()
    {
        Directory.CreateDirectory(Html);

        var outcome = PlanCommand.Run(WithViews);

        Assert.Contains("DPL3001", outcome.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.IsFalse(File.Exists(_repository.PlanOf("prod")));
    }

    [TestMethod]
    public void A_plan_has_the_same_bytes_with_and_without_them()
    {
        Repository.Run(WithViews);
        var plan = File.ReadAllBytes(_repository.PlanOf("prod"));

        Repository.Run(_repository.Prod with { Markdown = ViewUse.Never, Html = ViewUse.Never });

        CollectionAssert.AreEqual(plan, File.ReadAllBytes(_repository.PlanOf("prod")));
    }

    public void Dispose() => _repository.Dispose();
}
