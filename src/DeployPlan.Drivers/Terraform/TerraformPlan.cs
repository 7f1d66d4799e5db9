using DeployPlan.Text;

namespace DeployPlan.Drivers.Terraform;

/// <summary>What <c>terraform show -json</c> says of a plan.</summary>
internal static class TerraformPlan
{
    /// <summary>The addresses of the resources that are deleted, for good or to be made anew.</summary>
    public static IReadOnlyList<string> Lost(DataValue.Entries plan) =>
    [
        .. (plan.Find("resource_changes") as DataValue.Items)?.Values.OfType<DataValue.Entries>()
            .Where(static change => change.EntriesOf("change")?.Find("actions") is DataValue.Items actions && actions.Values.Contains(new DataValue.Text("delete")))
            .Select(static change => change.TextOf("address") ?? "a resource") ?? [],
    ];
}
