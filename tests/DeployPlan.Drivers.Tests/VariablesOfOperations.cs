namespace DeployPlan.Drivers.Tests;

/// <summary>An operation gets the variables that it needs, and not what only others need.</summary>
[TestClass]
public class VariablesOfOperations
{
    [TestMethod]
    public void What_a_command_deploys_is_not_ended_with_the_job()
    {
        var apply = ApplyProject.Create("""
            project: { name: shop }
            services:
              api: { image: "api:1", command: [sh, -c, "env > deploy.env"] }
            environments:
              prod: { driver: command }

            """);

        var names = new[] { "RUNNER_TRACKING_ID", "JENKINS_NODE_COOKIE", "JENKINS_SERVER_COOKIE", "HUDSON_SERVER_COOKIE", "HUDSON_COOKIE", "VSTS_PROCESS_LOOKUP_ID", "DEPLOYPLAN_SERVICE" };

        apply.Project.BuildWith([.. names.Select(static name => (name, "c0ffee")), ("OF_THE_JOB", "tea")], "-t:DeployPlanApply", "-p:Env=prod").Succeeds();

        var variables = File.ReadAllText(apply.Project.PathOf("deploy.env"));
        Assert.Contains("\nOF_THE_JOB=tea\n", "\n" + variables);
        Assert.DoesNotContain("c0ffee", variables);
    }

    [TestMethod]
    public void A_variable_that_only_another_operation_needs_does_not_reach_its_programs()
    {
        var apply = ApplyProject.Create("""
            project: { name: shop }
            infra:
              network: { provider: command, command: [sh, -c, "env > network.env"], required_env: [CLOUD_TOKEN] }
              disk: { provider: command, command: [sh, -c, "env > disk.env"] }
              lines: { provider: command, command: [sh, -c, "env > lines.env\nORDERS_DB= true"] }
              check: { provider: command, command: [sh, -c, "echo $ORDERS_DB > /dev/null; env > check.env"] }
            databases:
              orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } }
            services: {}
            environments:
              prod: { driver: process, env_file: prod.env }

            """);
        apply.Project.Write("db/001.sql", "create table t (x int);\n");
        apply.Project.Write("prod.env", "CLOUD_TOKEN=c\nORDERS_DB=Data Source=orders.db\nPLAIN=p\n");

        apply.Apply().Succeeds();

        Assert.AreEqual("CLOUD_TOKEN PLAIN", NamesIn("network.env"));
        Assert.AreEqual("PLAIN", NamesIn("disk.env"));
        Assert.AreEqual("ORDERS_DB PLAIN", NamesIn("check.env"));
        Assert.AreEqual("ORDERS_DB PLAIN", NamesIn("lines.env"));

        string NamesIn(string file)
        {
            var names = File.ReadLines(apply.Project.PathOf(file)).Select(line => line.Split('=')[0]).ToHashSet();
            return string.Join(' ', new[] { "CLOUD_TOKEN", "ORDERS_DB", "PLAIN" }.Where(names.Contains));
        }
    }
}
