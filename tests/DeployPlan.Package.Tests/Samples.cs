using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>The samples in a fresh clone, built as their readers build them: one command each, and two of them at the same time.</summary>
[TestClass]
[TestCategory("Slow")]
public class Samples
{
    private static readonly Lazy<string> Clone = new(FreshClone.Make);

    [TestMethod]
    [DataRow("QuickStart", "prod")]
    [DataRow("Shop", "local", "prod", "staging")]
    [DataRow("Stagecraft", "dev", "prod", "staging")]
    public void One_command_builds_a_sample_and_plans_its_environments(string sample, params string[] environments)
    {
        Build(sample);

        var plans = Path.Combine(Clone.Value, "samples", sample, "bin", "deployplan");
        CollectionAssert.AreEquivalent(environments, Directory.GetDirectories(plans).Select(Path.GetFileName).ToArray());
        foreach (var environment in environments)
        {
            Golden.AssertBytes($"{sample}.{environment}.plan.json", File.ReadAllBytes(Path.Combine(plans, environment, "plan.json")));
        }
    }

    [TestMethod]
    [DoNotParallelize]
    public void The_shop_prints_what_its_own_target_makes_of_the_plan()
    {
        var lines = Build("Shop", "-t:PrintCommands", "-p:Env=prod").Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("would run: ", StringComparison.Ordinal));

        string[] expected =
        [
            "would run: infra/network.sh",
            "would run: infra/postgres.sh",
            "would run: psql \"$CATALOG_DB\" -f db/catalog/*.sql",
            "would run: dotnet publish src/Shop.Api/Shop.Api.csproj -t:PublishContainer -p:ContainerImageTag=1.4.0",
            "would run: dotnet publish src/Shop.Catalog/Shop.Catalog.csproj -t:PublishContainer -p:ContainerImageTag=1.4.0",
            "would run: dotnet publish src/Shop.Worker/Shop.Worker.csproj -t:PublishContainer -p:ContainerImageTag=1.4.0",
            "would run: docker compose -f compose.yml up -d catalog",
            "would run: curl --fail https://catalog.example.com/healthz",
            "would run: docker compose -f compose.yml up -d api",
            "would run: docker compose -f compose.yml up -d worker",
            "would run: psql \"$ORDERS_DB\" -f db/orders/*.sql",
            "would run: curl --fail https://shop.example.com/healthz",
        ];
        CollectionAssert.AreEqual(expected, lines.ToArray());
    }

    [TestMethod]
    [DoNotParallelize]
    public void A_change_of_the_engine_reaches_the_samples()
    {
        Build("QuickStart", "-t:DeployPlan", "-p:Env=prod");
        var source = Path.Combine(Clone.Value, "src", "DeployPlan", "Plans", "Descriptions.cs");
        var before = File.ReadAllText(source);
        Assert.Contains("$\"Deploy {", before);
        File.WriteAllText(source, before.Replace("$\"Deploy {", "$\"Really deploy {", StringComparison.Ordinal));
        try
        {
            Assert.Contains("Really deploy web", Build("QuickStart", "-t:DeployPlan", "-p:Env=prod", "-getItem:DeployPlanDeploy"));
        }
        finally
        {
            File.WriteAllText(source, before);
        }
    }

    private static string Build(string sample, params string[] arguments) =>
        Dotnet.Run(Clone.Value, ["build", $"samples/{sample}", "-tl:off", "-warnaserror", .. arguments]).Succeeds().Output;
}
