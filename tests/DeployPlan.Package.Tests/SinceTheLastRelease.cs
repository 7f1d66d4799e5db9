using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class SinceTheLastRelease
{
    [TestMethod]
    public void Each_operation_stands_beside_the_last_successful_release()
    {
        var project = ApplyProject.Create();
        project.Apply().Succeeds();
        project.Project.Replace("deploy.yml", "  store: { provider: command, command: [sh, -c, echo store >> ran.txt], depends_on: [network] }\n", "");
        project.Project.Replace("deploy.yml", "api:1", "api:2");
        project.Project.Replace("deploy.yml", "services:\n", "services:\n  web: { image: \"web:1\", command: [sh, -c, echo web >> ran.txt] }\n");

        var output = project.Project.DeployPlan("prod", "-p:Version=2.0.0").Succeeds().Output;

        Assert.Contains(
            $"""
              Since release {Path.GetFileName(project.Releases[0])} (1.0.0): 1 new, 1 changed, 2 same, 1 gone
              Gone: infra_store
              
                Wave  Operation        Change   Waits for
                   1  infra_network    same     -
                   2  infra_cluster    same     infra_network
                   3  deploy_prod_api  changed  infra_cluster
                        image: api:1 -> api:2
                        no longer waits for infra_store
                   3  deploy_prod_web  new      infra_cluster
            """.ReplaceLineEndings("\n"),
            output);
    }

    [TestMethod]
    public void Without_a_successful_release_the_summary_is_as_it_was()
    {
        var project = ApplyProject.Create();
        var before = Summary(project);
        project.Project.Write("cluster.sh", "exit 1\n");
        var planned = Summary(project);
        project.Apply().Fails();

        Assert.AreEqual(planned, Summary(project));
        Assert.DoesNotContain("Since release", before);
    }

    private static string Summary(ApplyProject project)
    {
        var output = project.Project.DeployPlan("prod").Succeeds().Output;
        return output[..output.IndexOf("Build succeeded", StringComparison.Ordinal)];
    }
}
