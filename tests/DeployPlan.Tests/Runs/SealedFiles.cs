using DeployPlan.Commands;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Runs;

[TestClass]
public class SealedFiles
{
    [TestMethod]
    public void Raw_migrations_are_the_sql_files_in_and_below_the_folder()
    {
        using var repository = new Repository();
        repository.Write("db/later/002.SQL", "select 2;");
        repository.Write("db/README.md", "no script");
        repository.Write("db/bin/003.sql", "a build's copy");
        repository.Write("db/.hidden/004.sql", "hidden");

        CollectionAssert.AreEqual(new[] { "db/001_create.sql", "db/later/002.SQL" }, Sealed(repository));
    }

    [TestMethod]
    [DataRow("efcore", "db/db.csproj/")]
    [DataRow("ours", "db/001.cs db/001_create.sql db/db.csproj")]
    public void Another_engine_consumes_other_files(string engine, string expected)
    {
        using var repository = new Repository();
        repository.Replace("deploy.yml", "engine: raw", "engine: " + engine);
        repository.Write("db/001.cs", "class A;");
        repository.Write("db/db.csproj", "<Project />");

        Assert.AreEqual(expected, string.Join(' ', Sealed(repository)));
    }

    [TestMethod]
    public void Manual_migrations_are_sealed_too()
    {
        using var repository = new Repository();
        repository.Replace("deploy.yml", "pre_deploy", "manual");

        CollectionAssert.AreEqual(new[] { "db/001_create.sql" }, Sealed(repository));
    }

    [TestMethod]
    public void Dockerfiles_compose_files_scripts_of_commands_and_terraform_files_are_sealed()
    {
        using var repository = new Repository();
        repository.Write("deploy.yml", """
            project: { name: shop }
            infra:
              net: { provider: command, command: [sh, ./infra/net.sh, --size=3] }
              cluster: { provider: terraform, path: infra/cluster }
            services:
              api: { build: { provider: docker, context: api } }
            environments:
              prod: { driver: compose }
            """);
        repository.Write("infra/net.sh", "true");
        repository.Write("infra/cluster/main.tf", "");
        repository.Write("infra/cluster/.terraform.lock.hcl", "");
        repository.Write("infra/cluster/.terraform/modules/x.tf", "");
        repository.Write("infra/cluster/terraform.tfstate", "{}");
        repository.Write("api/Dockerfile", "FROM scratch");
        repository.Write("compose.yaml", "services: { api: {} }");

        CollectionAssert.AreEqual(
            new[] { "api/", "api/Dockerfile", "compose.yaml", "infra/cluster/.terraform.lock.hcl", "infra/cluster/main.tf", "infra/net.sh" }, Sealed(repository));
    }

    [TestMethod]
    public void Scripts_that_a_deploy_runs_are_sealed()
    {
        using var repository = new Repository();
        repository.Replace("deploy.yml", "api: { image: api }", "api: { image: api, command: [sh, ./deploy.sh, now] }");
        repository.Write("deploy.sh", "true");

        CollectionAssert.AreEqual(new[] { "db/001_create.sql", "deploy.sh" }, Sealed(repository));
    }

    [TestMethod]
    public void A_folder_behind_a_link_is_not_entered()
    {
        using var repository = new Repository();
        repository.Replace("deploy.yml", "api: { image: api }", "api: { image: api, inputs: [api] }");
        repository.Write("api/one.txt", "1");
        Directory.CreateSymbolicLink(repository.PathOf("api/loop"), repository.PathOf("api"));

        CollectionAssert.AreEqual(new[] { "api/one.txt", "db/001_create.sql" }, Sealed(repository));
    }

    [TestMethod]
    public void The_digest_is_that_of_the_bytes()
    {
        using var repository = new Repository();

        var plan = PlanReader.ReadFile(Repository.Run(repository.Prod).Environments[0].PlanFile, new())!.Plan;

        Assert.AreEqual(ContentDigest.OfBytes(File.ReadAllBytes(repository.PathOf("db/001_create.sql"))), plan.SealedInputs.Single().Sha256);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("back\\slash.sql")]
    [DataRow("new\nline.sql")]
    [DataRow("colon:.sql")]
    public void A_file_whose_name_a_plan_cannot_hold_is_an_error(string name)
    {
        using var repository = new Repository();
        repository.Write("db/" + name, "select 1;");

        var problem = PlanCommand.Run(repository.Prod).Diagnostics.Single();

        Assert.AreEqual("DPL2006", problem.Code);
        Assert.EndsWith(name.Replace("\n", "\\u000a", StringComparison.Ordinal), problem.Span.File, "one line, whatever the name");
    }

    private static string[] Sealed(Repository repository)
    {
        var planned = Repository.Run(repository.Prod).Environments[0];
        return [.. PlanReader.ReadFile(planned.PlanFile, new())!.Plan.SealedInputs.Select(input => input.Path)];
    }
}
