using System.Text;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

/// <summary>The items of whole plans, with all their metadata in order.</summary>
[TestClass]
public class ItemsOfSamples
{
    public static IEnumerable<object[]> Samples => SamplePlans.All.Keys.Select(static name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public void Are_those_that_people_agreed_on(string name)
    {
        var plan = SamplePlans.All[name];
        var text = new StringBuilder();
        foreach (var item in OperationItems.Flatten([.. plan.Operations, .. plan.ManualOperations], plan.Environment))
        {
            text.Append(item.Type).Append(' ').Append(item.Id).Append('\n');
            foreach (var (key, value) in item.Metadata)
            {
                text.Append("  ").Append(key).Append('=').Append(value.ReplaceLineEndings("\\n")).Append('\n');
            }
        }

        Golden.AssertBytes($"{name}.items.txt", Encoding.UTF8.GetBytes(text.ToString()));
    }
}
