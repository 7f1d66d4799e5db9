using CsCheck;
using DeployPlan.Changes;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Comparisons;

[TestClass]
[TestCategory("Properties")]
public class EqualPlans
{
    private static readonly Func<Plan, Plan, Plan>[] Edits =
    [
        (plan, _) => plan,
        (plan, _) => PlanText.Read(PlanWriter.Write(plan).Bytes).Plan!.Plan,
        (plan, other) => plan with { Version = other.Version },
        (plan, other) => plan with { Project = other.Project },
        (plan, _) => plan with { ApprovalRequired = !plan.ApprovalRequired },
        (plan, other) => plan with { Rollback = other.Rollback },
        (plan, other) => plan with { RequiredEnvironment = other.RequiredEnvironment },
        (plan, other) => plan with { SealedInputs = other.SealedInputs },
        (plan, _) => plan with { SealedInputs = [.. plan.SealedInputs.Select(input => input with { Sha256 = new string('0', 64) })] },
        (plan, _) => plan with { SealedInputs = [.. plan.SealedInputs.Skip(1)] },
        (plan, other) => plan with { ManualOperations = other.ManualOperations },
        (plan, _) => plan with { ManualOperations = [.. plan.ManualOperations.Skip(1)] },
        (plan, other) => EditFirst(plan, operation => operation with { Description = other.Project }),
        (plan, other) => EditFirst(plan, operation => operation with { Driver = other.Project }),
        (plan, other) => EditFirst(plan, operation => operation with { Metadata = other.Operations.SelectMany(o => o.Metadata).Take(1).ToArray() }),
        (plan, _) => EditFirst(plan, operation => operation with { Consumes = ["templates"] }),
        (plan, other) => EditFirst(plan, operation => operation with { Consumes = [.. other.SealedInputs.Select(input => input.Path)] }),
        (plan, other) => EditFirst(plan, operation => other.Operations.Count == 0 ? operation : operation with { Type = other.Operations[0].Type, Inputs = other.Operations[0].Inputs }),
        (plan, _) => plan with { Operations = [.. plan.Operations.SkipLast(1)] },
        (plan, _) => plan.Operations is [.., _, var last] && last.DependsOn.Count == 0 ? plan with { Operations = [.. plan.Operations.SkipLast(2), last, plan.Operations[^2]] } : plan,
        (plan, _) => plan.Operations is [.., var last] ? plan with { Operations = [.. plan.Operations.SkipLast(1), last with { DependsOn = [], Wave = 1 }] } : plan,
    ];

    [TestMethod]
    public void The_difference_is_empty_exactly_where_the_plans_are_equal() => Gen.Select(GeneratedPlan.Plans, GeneratedPlan.Plans, Gen.Int[0, Edits.Length - 1]).Sample(
        (plan, other, number) =>
        {
            var edited = Edits[number](plan, other);

            var diff = PlanComparer.Compare(plan, edited);

            Assert.AreEqual(PlanWriter.Write(plan).Id == PlanWriter.Write(edited).Id, diff.IsEmpty, $"edit {number}: {string.Join(", ", diff.Changes)}");
        },
        iter: Cases.Of(5_000));

    [TestMethod]
    public void Any_two_plans_differ_unless_they_are_equal() => Gen.Select(GeneratedPlan.Plans, GeneratedPlan.Plans).Sample(
        (plan, other) =>
        {
            Assert.IsTrue(PlanComparer.Compare(plan, plan).IsEmpty);
            Assert.AreEqual(PlanWriter.Write(plan).Id == PlanWriter.Write(other).Id, PlanComparer.Compare(plan, other).IsEmpty);
        },
        iter: Cases.Of(2_000));

    private static Plan EditFirst(Plan plan, Func<Operation, Operation> edit) =>
        plan.Operations.Count == 0 ? plan : plan with { Operations = [edit(plan.Operations[0]), .. plan.Operations.Skip(1)] };
}
