using System.Text;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Generated;

/// <summary>The metadata of items: build/DeployPlan.Items.targets and its table in docs/msbuild.md.</summary>
internal static class ItemTargets
{
    private static readonly string[] Common = ["Type", "Description", "DependsOn", "Wave", "Driver", "RunsOn", "Environment", "Inputs"];

    public static string Write()
    {
        var text = new StringBuilder("""
            <Project>

              <!-- Generated from the fields of plan.json: see tests/DeployPlan.Tests/Generated. -->
              <!-- Every metadata of an item group exists on each of its items, if need be empty: a plain %(Service) in a batch fails where one item has none. -->
              <ItemDefinitionGroup>

            """.ReplaceLineEndings("\n"));
        AddGroup(text, "DeployPlanOperation", Examples.Operations.SelectMany(NamesOf).Distinct());
        foreach (var operation in Examples.Operations)
        {
            AddGroup(text, "DeployPlan" + operation.Type, NamesOf(operation));
        }

        AddGroup(text, "DeployPlanManualOperation", NamesOf(Examples.Migration));
        return text.Append("  </ItemDefinitionGroup>\n\n</Project>\n").ToString();
    }

    public static string Table()
    {
        var table = new StringBuilder("\n| type | metadata |\n|---|---|\n");
        foreach (var operation in Examples.Operations)
        {
            table.Append("| `").Append(operation.Type.ToName()).Append("` | ").AppendJoin(", ", NamesOf(operation).Select(name => $"`{name}`")).Append(" |\n");
        }

        return table.Append('\n').ToString();
    }

    private static void AddGroup(StringBuilder text, string group, IEnumerable<string> names)
    {
        text.Append("    <").Append(group).Append(">\n");
        foreach (var name in Common.Concat(names))
        {
            text.Append("      <").Append(name).Append(" />\n");
        }

        text.Append("    </").Append(group).Append(">\n");
    }

    private static IEnumerable<string> NamesOf(Operation operation) =>
        OperationItems.Flatten(operation, "prod").Metadata.Select(pair => pair.Key).Where(name => !Common.Contains(name));
}
