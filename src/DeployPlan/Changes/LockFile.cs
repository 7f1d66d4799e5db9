using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Changes;

/// <summary>
/// The file <c>deployplan.&lt;environment&gt;.lock.json</c> next to the config: what was reviewed and committed. It holds a plan in the form of plan.json, except for its
/// first line: no one can apply it. Where it is to hold for every version, the version and each image tag made of it are <c>&lt;version&gt;</c>.
/// </summary>
internal static class LockFile
{
    /// <summary>The one form of the lock of a plan.</summary>
    public static byte[] ToBytes(Plan plan)
    {
        var output = new Utf8Output(new byte[4096], digest: null);
        var json = new JsonOutput(output, isIndented: true);
        json.OpenObject();
        json.Text("lockVersion", PlanFormat.VersionOf(plan.Minor));
        Plan.Fields(new FormWriter(json, plan.Minor), plan);
        json.CloseObject();
        output.Put((byte)'\n');
        return [.. output.Rest];
    }
}
