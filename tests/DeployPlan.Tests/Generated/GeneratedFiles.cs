using DeployPlan.Plans;

namespace DeployPlan.Tests.Generated;

/// <summary>What is written from the statements of fields is what they say now.</summary>
[TestClass]
[DoNotParallelize]
public class GeneratedFiles
{
    private const string PlanPage = "docs/plan-format.md";

    [TestMethod]
    public void The_schema_of_plans() => GeneratedFile.AssertCurrent("src/DeployPlan/Schemas/plan.schema.json", PlanSchemaText.Write());

    [TestMethod]
    public void The_definitions_of_items() => GeneratedFile.AssertCurrent("build/DeployPlan.Items.targets", ItemTargets.Write());

    [TestMethod]
    public void The_table_of_metadata() => GeneratedFile.AssertPart("docs/msbuild.md", "items", ItemTargets.Table());

    [TestMethod]
    public void The_table_of_a_plan() => GeneratedFile.AssertPart(PlanPage, "a plan", FieldTable.Of(WithoutRollback()));

    [TestMethod]
    public void The_table_of_an_operation() => GeneratedFile.AssertPart(PlanPage, "an operation", FieldTable.Of(Describer.Describe(Examples.Migration, Operation.Fields)));

    [TestMethod]
    public void The_tables_of_inputs()
    {
        foreach (var operation in Examples.Operations)
        {
            GeneratedFile.AssertPart(PlanPage, operation.Type.ToName(), FieldTable.Of(Describer.Describe(operation.Inputs, (form, inputs) => inputs.Fields(form))));
        }
    }

    [TestMethod]
    public void The_table_of_a_rollback() => GeneratedFile.AssertPart(PlanPage, "rollback", FieldTable.Of(Describer.Describe(Examples.Plan.Rollback!, PlanRollback.Fields)));

    // It has a table of its own.
    private static FieldGroup WithoutRollback()
    {
        var plan = Describer.Describe(Examples.Plan, Plan.Fields);
        plan.Fields.Single(field => field.Name == "rollback").Inner.Fields.Clear();
        return plan;
    }
}
