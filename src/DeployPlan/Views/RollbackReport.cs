using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Views;

/// <summary>What a rollback undoes as rollback-report.json, which is written also where no plan may be.</summary>
internal static class RollbackReport
{
    private const string Version = "1.0";

    /// <param name="plan">The rollback plan.</param>
    /// <param name="id">Its id; empty if it was not written.</param>
    public static byte[] ToBytes(Plan plan, string id)
    {
        var output = new Utf8Output(new byte[4096], digest: null);
        var json = new JsonOutput(output, isIndented: true);
        json.OpenObject();
        json.Text("formatVersion", Version);
        json.Text("environment", plan.Environment);
        json.OptionalText("plan", id.Length == 0 ? null : id);
        json.Truth("isReversible", plan.Rollback!.PointOfNoReturn is null);
        new FormWriter(json).Optional("rollback", plan.Rollback, PlanRollback.Empty, PlanRollback.Fields, "");
        json.CloseObject();
        output.Put((byte)'\n');
        return [.. output.Rest];
    }
}
