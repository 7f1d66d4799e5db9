using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Rollbacks;

/// <summary>What is said of them.</summary>
public sealed partial class FilesOfRepeatedOperations
{
    [TestMethod]
    public void A_changed_compose_file_is_said_alone()
    {
        var plan = Plan();

        Project.Write("compose.yaml", "services: { web: { image: shop, volumes: [ './conf:/conf:ro' ] }, db: { image: postgres } }\n");

        Assert.StartsWith("compose.yaml: 'deploy_prod_web' needs this file", Found(plan));
        Assert.DoesNotContain("conf/", Found(plan));
    }

    [TestMethod]
    public void What_git_ignores_is_in_no_commit()
    {
        Assert.IsTrue(new GitProgram(Path.GetDirectoryName(Project.PathOf("deploy.yml"))!).Run("", "init", "--quiet").Worked);
        Project.Write(".gitignore", "secret*\n");
        Write("web/secret");
        Configure("services: { web: {}, db: {} }");
        var plan = Plan();

        Project.Write("web/secret", "changed");
        Project.Write("conf/secret.key", "new");

        Assert.AreEqual(
            "web: 'deploy_prod_web' builds this as it is, and it is not as it was in release older: web/secret; of that, web/secret: git ignores it, so no commit has it: put back what it was, or go forward with a new plan of the commit of older",
            Found(plan));
        Assert.EndsWith("which was not there in release older; git ignores it, so no commit has it: put back what it was, or go forward with a new plan of the commit of older", Found(plan, "deploy_prod_db"));
    }

    [TestMethod]
    [DataRow("", false, "check out the commit of older for the rollback")]
    [DataRow("9aaf7d1c52e0bb", false, "restore that version for the rollback: git checkout 9aaf7d1c52e0 -- ")]
    [DataRow("9aaf7d1c52e0bb", true, "release older had changes that were not committed, so commit 9aaf7d1c52e0 may have something else: put back what it was, or go forward with a new plan of that commit")]
    public void The_commit_is_named_as_far_as_it_helps(string commit, bool isDirty, string way)
    {
        var plan = Plan();
        Project.Write("compose.yaml", Compose + "# changed\n");

        Assert.Contains("but it has changed since; " + way, Found(plan, [plan.Operations.Single(static operation => operation.Id == "deploy_prod_web")], Project.Prod, new ReleaseSource("older", commit, isDirty)));
    }

    [TestMethod]
    public void Of_many_files_some_are_named()
    {
        Configure("services: { web: {}, db: {} }");
        var plan = Plan();
        Write("web/1", "web/2", "web/3", "web/4", "web/5");

        Assert.Contains(": web/1, web/2, web/3 and 2 more; ", Found(plan));
    }

    [TestMethod]
    [DataRow("[ tools ]", false)]
    [DataRow("[]", true)]
    public void Of_what_a_profile_starts_nothing_is_said(string profiles, bool isSaid)
    {
        Project.Write("compose.yaml", $"services: {{ web: {{ image: shop }}, tool: {{ image: 'tool:${{TAG}}', profiles: {profiles} }} }}\n");
        var deploy = Plan().Operations.Single(static operation => operation.Type == OperationType.Deploy);

        Assert.AreEqual(isSaid, Found(Plan(), [deploy with { Inputs = (DeployInputs)deploy.Inputs with { Services = [] } }], Project.Prod).Length > 0);
    }

    [TestMethod]
    [DataRow("web: { image: 'shop:${TAG}' }", "shop:${TAG}")]
    [DataRow("web: { extends: base }, base: { image: 'shop:${TAG}' }", "shop:${TAG}")]
    [DataRow("web: { image: shop, extends: base }, base: { image: 'shop:${TAG}' }", "")]
    [DataRow("web: { image: shop }, base: { image: 'shop:${TAG}' }", "")]
    public void An_image_that_a_variable_names_is_said_to_be_unknown(string services, string image)
    {
        Project.Write("compose.yaml", $"services: {{ {services} }}\n");
        Configure("services: { web: {} }");

        var found = Found(Plan());

        Assert.AreEqual(image.Length > 0, found.Length > 0, found);
        Assert.Contains(image.Length == 0 ? "" : $"compose.yaml: 'deploy_prod_web' deploys '{image}' of this compose file", found);
    }
}
