using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Rollbacks;
using DeployPlan.Tests.Comparisons;

namespace DeployPlan.Tests.Rollbacks;

[TestClass]
public partial class WhatIsUndone
{
    private const string Shop = """
        project: { name: shop }
        infra:
          network: { provider: command, command: ["true"] }
        databases:
          orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } }
        services:
          api: { project: src/App.csproj, required_env: [API_KEY], health_check: { url: "http://localhost/" } }
        environments:
          prod: { driver: command, approval: required }

        """;

    private readonly FakeWorld _world = new();

    [TestMethod]
    public void A_deploy_is_done_again_with_the_artefact_that_was_released_and_nothing_is_built()
    {
        Release(Shop, "1.0.0", "001.sql");
        Release(Shop, "2.0.0", "001.sql");

        var plan = Rollback();

        var deploy = (DeployInputs)plan.Operations.Single(operation => operation.Id == "deploy_prod_api").Inputs;
        Assert.AreEqual("shop/api@sha256:1.0.0", deploy.Image);
        Assert.IsNull(deploy.Tag);
        Assert.AreEqual(_world.Releases[0].Id, deploy.Release);
        Assert.IsFalse(plan.Operations.Any(operation => operation.Type == OperationType.Build));
        Assert.AreEqual("1.0.0", plan.Version);
        Assert.IsTrue(plan.ApprovalRequired);
        CollectionAssert.AreEqual(new[] { "API_KEY", "ORDERS_DB" }, plan.RequiredEnvironment.ToArray());
        Assert.AreEqual(Reversibility.Compensatable, Of(plan, "deploy_prod_api").Reversibility);
    }

    [TestMethod]
    [DataRow("pre_deploy", "", "API_KEY ORDERS_DB")]
    [DataRow("manual", "", "API_KEY")]
    [DataRow("pre_deploy", "databases: [], ", "API_KEY")]
    public void The_connections_that_a_deploy_hands_to_its_service_are_needed_again(string strategy, string databases, string needed)
    {
        var shop = Shop.Replace("pre_deploy", strategy, StringComparison.Ordinal).Replace("required_env:", databases + "required_env:", StringComparison.Ordinal);
        Release(shop, "1.0.0", "001.sql");
        Release(shop, "2.0.0", "001.sql");

        Assert.AreEqual(needed, string.Join(' ', Rollback().RequiredEnvironment));
    }

    [TestMethod]
    [DataRow("id", "sha256:1111", nameof(Reversibility.Compensatable))]
    [DataRow("tag", "", nameof(Reversibility.Irreversible))]
    [DataRow("nothing", "", nameof(Reversibility.Irreversible))]
    public void Of_an_image_without_a_registry_only_its_id_says_which_one_it_was(string recorded, string image, string reversibility)
    {
        var first = Release(Shop, "1.0.0", "001.sql");
        _world.Releases[^1] = first with
        {
            Results = recorded switch
            {
                "id" => new Dictionary<string, OperationResult> { ["build_api"] = new(null, null, "shop/api:1.0.0", ImageId: image) },
                "tag" => new Dictionary<string, OperationResult> { ["build_api"] = new(null, null, "shop/api:1.0.0") },
                _ => new Dictionary<string, OperationResult>(),
            },
        };
        Release(Shop.Replace("API_KEY", "OTHER_KEY", StringComparison.Ordinal), "1.0.0", "001.sql");

        var plan = Rollback();

        Assert.AreEqual(reversibility, Of(plan, "deploy_prod_api").Reversibility.ToString());
        Assert.AreEqual(image, plan.Operations.Select(operation => operation.Inputs).OfType<DeployInputs>().SingleOrDefault()?.Image ?? "");
    }

    [TestMethod]
    public void What_a_resumed_release_says_counts_once_and_also_for_the_release_that_was_killed()
    {
        Release(Shop, "1.0.0", "001.sql");
        var plan = Plan(Shop, "2.0.0", "001.sql", "002.sql", "002.down.sql");
        var killed = _world.Apply(plan, operation => operation.Type == OperationType.Deploy);
        var told = killed.Results["migration_orders_pre_deploy"];
        _world.Releases[^1] = killed with { Results = new Dictionary<string, OperationResult>() };
        var resumed = _world.Apply(plan);
        _world.Releases[^1] = resumed with { Resumes = killed.Id, Results = new Dictionary<string, OperationResult>(resumed.Results) { ["migration_orders_pre_deploy"] = told } };

        var rollback = Rollback();

        Assert.IsNull(rollback.Rollback!.PointOfNoReturn);
        CollectionAssert.AreEqual(
            new[] { "002.sql" }, ((MigrationInputs)rollback.Operations.Single(operation => operation.Type == OperationType.Migration).Inputs).Scripts.ToArray());
    }

    [TestMethod]
    public void What_a_failed_release_and_the_one_that_resumes_it_both_say_counts_once()
    {
        Release(Shop, "1.0.0", "001.sql");
        var plan = Plan(Shop, "2.0.0", "001.sql", "002.sql", "002.down.sql");
        var failed = _world.Apply(plan, operation => operation.Type == OperationType.Deploy);
        var resumed = _world.Apply(plan);
        _world.Releases[^1] = resumed with { Resumes = failed.Id, Results = failed.Results };

        CollectionAssert.AreEqual(
            new[] { "002.sql" }, ((MigrationInputs)Rollback().Operations.Single(operation => operation.Type == OperationType.Migration).Inputs).Scripts.ToArray());
    }

    [TestMethod]
    [DataRow("1.0.0", true)]
    [DataRow("1.0.1", false)]
    public void An_image_that_only_has_a_tag_is_lost_where_a_later_build_has_taken_the_tag(string later, bool isLost)
    {
        const string Image = "shop/api:1.0.0";
        var first = Release(Shop, "1.0.0", "001.sql");
        _world.Releases[^1] = first with { Results = new Dictionary<string, OperationResult> { ["build_api"] = new(null, null, Image) } };
        Release(Shop, later, "001.sql");
        Release(Shop, "2.0.0", "001.sql");

        var plan = Rollback(first.Id);

        var undone = Of(plan, "deploy_prod_api");
        Assert.AreEqual(isLost ? Reversibility.Irreversible : Reversibility.Compensatable, undone.Reversibility);
        Assert.AreEqual(
            isLost ? $"a later build has replaced {Image}, and nothing else says which image it was: what runs stays deployed" : $"what release {first.Id} deployed is deployed again",
            undone.Reason);
        Assert.AreNotEqual(isLost, plan.Operations.Any(operation => operation.Id == "deploy_prod_api"));
    }

    [TestMethod]
    public void Infrastructure_stays_unless_it_was_the_same_before()
    {
        Release(Shop, "1.0.0", "001.sql");
        Release(Shop, "2.0.0", "001.sql");
        Assert.AreEqual(Reversibility.Reversible, Of(Rollback(), "infra_network").Reversibility);

        Release(Shop.Replace("\"true\"", "\"false\"", StringComparison.Ordinal), "3.0.0", "001.sql");

        var plan = Rollback();
        Assert.AreEqual(Reversibility.Irreversible, Of(plan, "infra_network").Reversibility);
        Assert.AreEqual("infra_network", plan.Rollback!.PointOfNoReturn);
    }

    [TestMethod]
    public void A_service_that_was_never_deployed_before_stays()
    {
        Release(Shop, "1.0.0", "001.sql");
        Release(Shop.Replace("services:\n", "services:\n  web: { image: web, databases: [] }\n", StringComparison.Ordinal), "2.0.0", "001.sql");

        var plan = Rollback();

        Assert.AreEqual(Reversibility.Irreversible, Of(plan, "deploy_prod_web").Reversibility);
        Assert.IsFalse(plan.Operations.Any(operation => operation.Id == "deploy_prod_web"));
    }

    [TestMethod]
    public void After_a_rollback_the_release_before_is_the_one_that_it_went_back_to()
    {
        var first = Release(Shop, "1.0.0", "001.sql");
        Release(Shop, "2.0.0", "001.sql", "002.sql", "002.down.sql");
        _world.Apply(Rollback());
        Assert.AreEqual("DPL3133", Refused());
        Release(Shop, "3.0.0", "001.sql", "003.sql", "003.down.sql");

        var plan = Rollback();

        Assert.AreEqual(first.Id, plan.Rollback!.To);
        CollectionAssert.AreEqual(
            new[] { "003.sql" }, ((MigrationInputs)plan.Operations.Single(operation => operation.Type == OperationType.Migration).Inputs).Scripts.ToArray());
        Assert.IsTrue(plan.Rollback.Undoes.All(undone => undone.Release == _world.Releases[^1].Id));
    }

    [TestMethod]
    public void Only_a_successful_release_that_still_lies_behind_can_be_gone_back_to()
    {
        Assert.AreEqual("DPL3132", Refused());
        var first = Release(Shop, "1.0.0", "001.sql");
        Assert.AreEqual("DPL3133", Refused());
        Assert.AreEqual("DPL3135", Refused(first.Id));
        Assert.AreEqual("DPL3115", Refused("20250101T000000000Z-000000"));
        var failed = _world.Apply(Plan(Shop, "2.0.0", "001.sql"), operation => operation.Type == OperationType.Deploy);
        var second = Release(Shop, "2.0.1", "001.sql");
        Assert.AreEqual("DPL3134", Refused(failed.Id));
        _world.Apply(Rollback());
        Assert.AreEqual("DPL3136", Refused(second.Id));
        Release(Shop, "3.0.0", "001.sql");
        _world.Apply(Rollback(), operation => operation.Type == OperationType.HealthCheck);
        Assert.AreEqual("DPL3137", Refused());
    }

    [TestMethod]
    public void Where_nothing_lies_behind_only_a_release_that_failed_can_be_resumed_and_with_its_approval()
    {
        Release(Shop, "1.0.0", "001.sql");
        Assert.EndsWith("to go back to; correct what is wrong and apply a new plan", Why());

        _world.Releases.Clear();
        var failed = _world.Apply(Plan(Shop, "1.0.0", "001.sql"), operation => operation.Type == OperationType.Deploy);
        Assert.EndsWith("or resume the release with dotnet build -t:DeployPlanApply -p:Env=state -p:DeployPlanResume=true", Why());

        _world.Releases[0] = failed with { Plan = failed.Plan with { ApprovalRequired = true }, PlanId = "sha256:1a2b" };
        Assert.EndsWith(" -p:DeployPlanResume=true -p:DeployPlanApprove=sha256:1a2b", Why());

        string Why()
        {
            var diagnostics = new DiagnosticBag();
            Assert.IsNull(RollbackRange.Of(_world.Releases, "", "state", diagnostics));
            Assert.AreEqual("DPL3133", diagnostics.ToSortedList().Single().Code);
            return diagnostics.ToSortedList().Single().Message;
        }
    }

    private ExecutedRelease Release(string yaml, string version, params string[] scripts) => _world.Apply(Plan(yaml, version, scripts));

    private static Plan Plan(string yaml, string version, params string[] scripts)
    {
        using var tree = new ConfigTree();
        foreach (var script in scripts.Where(static script => script.Contains('/', StringComparison.Ordinal)))
        {
            tree.Write("db/" + script, "select 1;\n");
        }

        return tree.Plan(yaml, version: version) with { SealedInputs = [.. scripts.Select(script => new SealedInput("db/" + script, new string('a', 64))).OrderBy(input => input.Path, StringComparer.Ordinal)] };
    }

    // With the text of each script, as far as it tells them apart.
    private static Plan PlanWith(string yaml, string version, params (string Name, char Text)[] scripts) => Plan(yaml, version) with
    {
        SealedInputs = [.. scripts.Select(static script => new SealedInput("db/" + script.Name, new string(script.Text, 64))).OrderBy(input => input.Path, StringComparer.Ordinal)],
    };

    private Plan Rollback(string target = "")
    {
        var diagnostics = new DiagnosticBag();
        var range = RollbackRange.Of(_world.Releases, target, "state", diagnostics);
        Assert.IsNotNull(range, string.Join('\n', diagnostics.ToSortedList()));
        return RollbackPlanner.Plan(range)!.Plan;
    }

    private string Refused(string target = "")
    {
        var diagnostics = new DiagnosticBag();
        Assert.IsNull(RollbackRange.Of(_world.Releases, target, "state", diagnostics));
        return diagnostics.ToSortedList().Single().Code;
    }

    private static UndoneOperation Of(Plan plan, string id) => plan.Rollback!.Undoes.First(undone => undone.Operation == id);
}
