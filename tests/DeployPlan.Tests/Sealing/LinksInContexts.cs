using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Sealing;

namespace DeployPlan.Tests.Sealing;

/// <summary>A container engine gets a link as a link: where it leads is what counts, not what is there.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class LinksInContexts : ConsumedInputs
{
    [TestInitialize]
    public void WriteContext()
    {
        Write("api/Dockerfile", "api/v1/x", "api/v2/x", "api/one", "api/two", "shared/x");
        Write("deploy.yml", "project: { name: shop }\nservices: { web: { build: { provider: docker, context: api } } }\nenvironments: { prod: { driver: command } }\n");
    }

    [TestMethod]
    [DataRow("v1", "v2")]
    [DataRow("one", "two")]
    [DataRow("gone", "lost")]
    [DataRow("/etc/nginx/sites-available/default", "/etc/nginx/sites-available/other")]
    [DataRow("../shared", "../shared/x")]
    [DataRow("one", "./one")]
    public void One_that_leads_elsewhere_is_another_input(string before, string after)
    {
        Link("api/current", before);
        var plan = Plan();
        Assert.AreEqual("api/Dockerfile api/current api/one api/two api/v1/x api/v2/x", string.Join(' ', plan.SealedInputs.Single(input => input.Path == "api/").Members!.Select(member => member.Path)));
        Assert.AreEqual("", Found(plan));

        Link("api/current", after);

        Assert.AreEqual("DPL4001 current", Found(plan));
        Assert.AreEqual("", Found(Plan()));
    }

    [TestMethod]
    [DataRow("gone")]
    [DataRow("one")]
    [DataRow("v1")]
    public void A_file_of_the_text_of_a_link_is_another_input(string target)
    {
        Link("api/current", target);
        var plan = Plan();
        File.Delete(Project.PathOf("api/current"));
        Project.Write("api/current", target);

        Assert.AreEqual("DPL4001 current", Found(plan));
    }

    [TestMethod]
    public void What_a_link_to_elsewhere_leads_to_is_no_input()
    {
        Link("api/current", "../shared/x");
        var plan = Plan();

        Project.Write("shared/x", "changed");

        Assert.AreEqual("", Found(plan));
    }

    [TestMethod]
    public void One_that_is_gone_or_new_is_said()
    {
        Link("api/current", "v1");
        var plan = Plan();
        File.Delete(Project.PathOf("api/current"));
        Link("api/other", "v1");

        Assert.AreEqual("DPL4002 current, DPL4003 other", Found(plan));
    }

    [TestMethod]
    public void One_in_place_of_which_is_a_folder_is_said()
    {
        Link("api/current", "v1");
        var plan = Plan();
        File.Delete(Project.PathOf("api/current"));
        Write("api/current/y");

        Assert.AreEqual("DPL4002 current, DPL4003 y", Found(plan));
    }

    [TestMethod]
    public void One_that_is_left_out_now_is_said_to_be_as_it_was()
    {
        Link("api/current", "v1");
        Link("api/file", "one");
        var plan = Plan();
        Project.Write("api/.dockerignore", "current\nfile\n");

        Assert.AreEqual("DPL4003 .dockerignore, DPL4028 current, DPL4028 file", Found(plan));
    }

    [TestMethod]
    public void One_that_is_ignored_is_none()
    {
        Write("api/.dockerignore", "current\nsub/\n!**/keep\n");
        Link("api/current", "v1");
        Write("api/sub/keep");
        Link("api/sub/link", "../v1");

        Assert.AreEqual("api/.dockerignore api/Dockerfile api/one api/sub/keep api/two api/v1/x api/v2/x", Members("api/"));
    }

    [TestMethod]
    [DataRow("/usr")]
    [DataRow("/etc/hostname")]
    [DataRow("../../..")]
    public void One_that_leads_out_of_the_repository_is_an_error(string target)
    {
        Link("api/current", target);

        Assert.AreEqual("DPL2032", string.Join(' ', PlanCommand.Run(Project.Prod).Diagnostics.Select(problem => problem.Code)));
    }

    [TestMethod]
    public void A_file_that_is_consumed_by_itself_too_is_one_there()
    {
        Write("deploy.yml", "project: { name: shop }\nservices: { web: { inputs: [api/current], build: { provider: docker, context: api } } }\nenvironments: { prod: { driver: command } }\n");
        Link("api/current", "one");
        var plan = Plan();
        Assert.AreEqual("", Found(plan));

        Project.Write("api/one", "changed");

        Assert.AreEqual("DPL4001 current, DPL4001 one", Found(plan));
    }

    private void Link(string path, string target)
    {
        File.Delete(Project.PathOf(path));
        File.CreateSymbolicLink(Project.PathOf(path), target);
    }

    private string Found(Plan plan)
    {
        var found = new DiagnosticBag();
        SealedInputCheck.Check(plan, plan.Operations, Project.Prod.OpenTree(), found);
        return string.Join(", ", found.ToSortedList().Select(problem => $"{problem.Code} {Path.GetFileName(problem.Span.File)}"));
    }
}
