using System.IO.Compression;
using System.Text;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class ApplySecrets
{
    private const string Canary = "canary-7f3b91d2-value";

    [TestMethod]
    public void The_value_of_a_variable_is_in_no_output_log_state_file_or_binlog_even_if_a_command_prints_it()
    {
        var project = ApplyProject.Create();
        project.Project.Replace(
            "deploy.yml", "[sh, ./cluster.sh]", "[sh, -c, \"[ -n \\\"$CLUSTER_KEY\\\" ] && echo key is $CLUSTER_KEY. && echo $CLUSTER_KEY >&2\"], required_env: [CLUSTER_KEY]");

        var result = project.Project.BuildWith(("CLUSTER_KEY", Canary), "-t:DeployPlanApply", "-p:Env=prod", "-m:2", "-v:diag", "-bl:apply.binlog").Succeeds();

        Assert.DoesNotContain(Canary, result.Output + result.Error);
        Assert.Contains("infra_cluster: key is ***.", result.Output);
        foreach (var file in Directory.GetFiles(project.Project.Folder, "*", SearchOption.AllDirectories))
        {
            Assert.IsFalse(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)) >= 0, file);
        }

        using var binlog = new GZipStream(File.OpenRead(project.Project.PathOf("apply.binlog")), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        binlog.CopyTo(bytes);
        Assert.IsLessThan(0, bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)));
    }
}
