using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class ApplyDryRun
{
    [TestMethod]
    public void It_says_what_would_run_in_which_order_and_what_a_failure_would_skip_and_leaves_no_trace()
    {
        var project = ApplyProject.Create();
        project.Project.Replace("deploy.yml", "[sh, ./cluster.sh]", "[sh, ./cluster.sh], required_env: [CLUSTER_KEY]");
        project.Project.Replace("deploy.yml", "prod: { driver: command }", "prod: { driver: command, approval: required }");
        var before = Files(project);

        var output = project.Apply("-p:DeployPlanDryRun=true", "-m:4").Succeeds().Output;

        Assert.Contains("infra_network  (command) Provision network using provider command\n        a failure would skip infra_cluster, infra_store, deploy_prod_api", output);
        Assert.IsLessThan(output.IndexOf("deploy_prod_api  (command)", StringComparison.Ordinal), output.IndexOf("infra_cluster  (command)", StringComparison.Ordinal));
        Assert.Contains("DPL4005: The plan needs environment variables that are not set: CLUSTER_KEY", output);
        Assert.Contains("DPL4008: The plan needs approval", output);
        Assert.IsEmpty(project.Ran);
        CollectionAssert.AreEqual(before, Files(project));
        Assert.IsTrue(File.Exists(project.Project.PathOf("bin/deployplan/prod/dry-run.txt")));
    }

    private static string[] Files(ApplyProject project) =>
        [.. Directory.GetFileSystemEntries(project.Project.Folder, "*", SearchOption.AllDirectories).Where(path => !path.Contains("/bin", StringComparison.Ordinal) && !path.Contains("/obj/deployplan", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
