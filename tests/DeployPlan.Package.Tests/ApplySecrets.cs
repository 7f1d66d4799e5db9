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

        Assert.Contains("infra_cluster: key is ***.", result.Output);
        AssertNowhere(Canary, project, result);
    }

    [TestMethod]
    public void So_is_what_stands_in_the_env_file_also_a_password_within_it()
    {
        var project = ApplyProject.Create();
        project.Project.Replace("deploy.yml", "[sh, ./cluster.sh]", "[sh, -c, \"echo key is $CLUSTER_KEY. && echo password is canary-4be1-password. && echo to http://127.0.0.1:1/\"]");
        project.Project.Replace("deploy.yml", "prod: { driver: command }", "prod: { driver: command, env_file: prod.env }");
        project.Project.Write("prod.env", $"CLUSTER_KEY={Canary}\nURL=http://127.0.0.1:1/\nDB=Host=db;Password=canary-4be1-password\n");

        var result = project.Apply("-m:2", "-v:diag", "-bl:apply.binlog").Succeeds();

        Assert.Contains("infra_cluster: key is ***.", result.Output);
        Assert.Contains("infra_cluster: password is ***.", result.Output);
        Assert.Contains("infra_cluster: to http://127.0.0.1:1/", result.Output);
        File.Delete(project.Project.PathOf("prod.env"));
        AssertNowhere(Canary, project, result);
    }

    [TestMethod]
    public void Each_line_of_a_secret_is_masked_and_everyday_words_are_not()
    {
        var project = ApplyProject.Create();
        project.Project.Replace(
            "deploy.yml", "[sh, ./cluster.sh]",
            "[sh, -c, \"printf '%s\\\\n' \\\"$TLS_KEY\\\"; printf %s \\\"$TLS_KEY\\\" | base64; echo 'ERROR: column shop_id is not true in Production, info'\"], required_env: [TLS_KEY]");
        project.Project.Replace("deploy.yml", "prod: { driver: command }", "prod: { driver: command, env_file: prod.env }");
        project.Project.Write("prod.env", $"TLS_KEY=\"-----BEGIN PRIVATE KEY-----\\n{Canary}-line-two\\n-----END PRIVATE KEY-----\"\nFEATURE_X=true\nAPP=shop\nASPNETCORE_ENVIRONMENT=Production\nLOG=info\n");

        var result = project.Apply("-m:2").Succeeds();

        Assert.Contains("infra_cluster: ERROR: column shop_id is not true in Production, info", result.Output);
        File.Delete(project.Project.PathOf("prod.env"));
        Assert.DoesNotContain(Canary, result.Output + result.Error);
        Assert.DoesNotContain("LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t", result.Output);
        foreach (var file in Directory.GetFiles(project.Project.PathOf(".deployplan"), "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(Canary, File.ReadAllText(file));
        }
    }

    [TestMethod]
    public void A_value_of_the_build_that_wins_over_the_file_is_masked_and_so_is_a_piece_of_it_in_an_error()
    {
        var project = ApplyProject.Create();
        var token = string.Concat(Enumerable.Repeat(Canary + "/", 6));
        project.Project.Replace("deploy.yml", "[sh, ./cluster.sh]", "[sh, -c, \"echo token is $API_TOKEN.; printf %s $API_TOKEN | base64 -w 76 | head -1; exit 1\"]");
        project.Project.Replace("deploy.yml", "prod: { driver: command }", "prod: { driver: command, env_file: prod.env }");
        project.Project.Write("prod.env", "API_TOKEN=change-me-please-1\n");

        var result = project.Project.BuildWith(("API_TOKEN", token), "-t:DeployPlanApply", "-p:Env=prod", "-m:2", "-bl:apply.binlog").Fails();

        Assert.Contains("infra_cluster: token is ***.", result.Output);
        Assert.Contains("error DPL4104: infra_cluster: 'sh' exited with code 1: ***", result.Output);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(token))[..60], result.Output);
        AssertNowhere(Canary, project, result);
    }

    private static void AssertNowhere(string canary, ApplyProject project, BuildResult result)
    {
        Assert.DoesNotContain(canary, result.Output + result.Error);
        foreach (var file in Directory.GetFiles(project.Project.Folder, "*", SearchOption.AllDirectories))
        {
            Assert.IsFalse(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0, file);
        }

        using var binlog = new GZipStream(File.OpenRead(project.Project.PathOf("apply.binlog")), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        binlog.CopyTo(bytes);
        Assert.IsLessThan(0, bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)));
    }
}
