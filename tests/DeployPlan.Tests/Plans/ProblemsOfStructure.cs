using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

/// <summary>What is wrong with a plan whose parts are right: where it is, and what is said.</summary>
[TestClass]
public class ProblemsOfStructure
{
    private const string Regenerate = "; regenerate the plan with dotnet build -t:DeployPlan";

    [TestMethod]
    public void A_plan_in_order_has_none()
    {
        AssertProblems(PlanOf([Named("a"), Named("b") with { DependsOn = ["a"], Wave = 2 }], manual: [Manual("c"), Manual("d")], inputs: ["a.sql", "b.sql", "c.sql"]));
    }

    [TestMethod]
    public void An_id_may_be_there_once_in_both_lists_and_one_that_is_missing_is_said_elsewhere() => AssertProblems(
        PlanOf([Named("a"), Named("b"), Named("a"), Named(""), Named("")], manual: [Manual("b"), Manual("c")]),
        "operations[2].id[-1] DPL3026: Duplicate operation id 'a'" + Regenerate,
        "manualOperations[0].id[-1] DPL3026: Duplicate operation id 'b'" + Regenerate);

    [TestMethod]
    public void A_dependency_is_an_operation_that_comes_before() => AssertProblems(
        PlanOf([Named("a") with { DependsOn = ["a", "b", "m", "x"] }, Named("b") with { DependsOn = ["a"], Wave = 2 }], manual: [Manual("m")]),
        "operations[0].dependsOn[0] DPL3028: Operation 'a' depends on 'a', which does not come before it, so the order cannot be executed" + Regenerate,
        "operations[0].dependsOn[1] DPL3028: Operation 'a' depends on 'b', which does not come before it, so the order cannot be executed" + Regenerate,
        "operations[0].dependsOn[2] DPL3027: Operation 'a' depends on 'm', which is not in the plan" + Regenerate,
        "operations[0].dependsOn[3] DPL3027: Operation 'a' depends on 'x', which is not in the plan" + Regenerate);

    [TestMethod]
    public void A_wave_follows_from_the_latest_dependency_and_is_not_judged_where_one_is_unknown() => AssertProblems(
        PlanOf([Named("a"), Named("b") with { DependsOn = ["a"], Wave = 2 }, Named("c") with { DependsOn = ["b", "a"], Wave = 2 }, Named("d") with { Wave = 2 }, Named("e") with { DependsOn = ["a", "x"], Wave = 7 }]),
        "operations[2].wave[-1] DPL3029: Operation 'c' is in wave 2, but its dependencies put it in wave 3" + Regenerate,
        "operations[3].wave[-1] DPL3029: Operation 'd' is in wave 2, but its dependencies put it in wave 1" + Regenerate,
        "operations[4].dependsOn[1] DPL3027: Operation 'e' depends on 'x', which is not in the plan" + Regenerate);

    [TestMethod]
    public void Lists_are_sorted_and_hold_nothing_twice() => AssertProblems(
        PlanOf([], manual: [Manual("b"), Manual("a"), Manual("c")], inputs: ["a.sql", "a.sql", "c.sql", "b.sql"]),
        "manualOperations[1].[-1] DPL3032: 'manualOperations' in it must be in ordinal order without duplicates, but 'a' comes after 'b'" + Regenerate,
        "sealedInputs[1].path[-1] DPL3032: 'sealedInputs' in it must be in ordinal order without duplicates, but 'a.sql' comes after 'a.sql'" + Regenerate,
        "sealedInputs[3].path[-1] DPL3032: 'sealedInputs' in it must be in ordinal order without duplicates, but 'b.sql' comes after 'c.sql'" + Regenerate);

    [TestMethod]
    [DataRow("database")]
    [DataRow("environment")]
    [DataRow("service")]
    public void Metadata_that_drivers_take_for_names_are_names(string key) => AssertProblems(
        PlanOf([Named("a") with { Metadata = [new(key, "x")] }, Named("b") with { Metadata = [new("path", "../x"), new(key, "../x")] }], manual: [Manual("c") with { Metadata = [new(key, "")] }]),
        $"operations[1].metadata[-1] DPL3034: '{key}' in 'metadata' of operation 'b' is '../x'; use at most 63 ASCII letters, digits, '-', '_' and '.', starting with a letter or digit and not ending with '.'",
        $"manualOperations[0].metadata[-1] DPL3034: '{key}' in 'metadata' of operation 'c' is ''; use at most 63 ASCII letters, digits, '-', '_' and '.', starting with a letter or digit and not ending with '.'");

    [TestMethod]
    public void A_deploy_sets_variables_that_have_a_name_and_are_not_ours()
    {
        var inputs = new DeployInputs { Environment = "prod", ProjectName = "shop", VariableValues = [new("A=B", "x"), new("DEPLOYPLAN_SERVICE", "x"), new("GOOD", "x")] };

        AssertProblems(
            PlanOf([Named("a"), Named("b") with { Type = OperationType.Deploy, Inputs = inputs }]),
            "operations[1].inputs[-1] DPL3035: A key of 'variable_values' of operation 'b' is 'A=B'; the name of an environment variable has only ASCII letters, digits, '_', '-' and '.', and starts with a letter or '_'",
            "operations[1].inputs[-1] DPL3035: A key of 'variable_values' of operation 'b' is 'DEPLOYPLAN_SERVICE'; the name of an environment variable has only ASCII letters, digits, '_', '-' and '.', and starts with a letter or '_'");
    }

    private static Operation Named(string id) => SamplePlans.Shop().Operations[0] with { Id = id };

    private static Operation Manual(string id) => SamplePlans.Shop().ManualOperations[0] with { Id = id };

    private static Plan PlanOf(Operation[] operations, Operation[]? manual = null, string[]? inputs = null) =>
        SamplePlans.Shop() with { Operations = operations, ManualOperations = manual ?? [], SealedInputs = [.. (inputs ?? []).Select(static path => new SealedInput(path, new string('a', 64)))] };

    private static void AssertProblems(Plan plan, params string[] expected)
    {
        var problems = PlanStructure.Problems(plan).Select(static problem =>
        {
            var said = problem.Report(SourceSpan.WholeFile("plan.json"), "it");
            return $"{problem.List}[{problem.Index}].{problem.Key}[{problem.Item}] {said.Code}: {said.Message}";
        });

        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', problems));
    }
}
