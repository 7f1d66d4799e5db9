using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Changes;

/// <summary>
/// The file <c>deployplan.&lt;environment&gt;.lock.json</c> next to the config: what was reviewed and committed. It holds a plan in the form of plan.json, except for its
/// first line: no one can apply it. Where it is to hold for every version, the version and each image tag made of it are <c>&lt;version&gt;</c>.
/// </summary>
internal static class LockFile
{
    /// <summary>What a lock holds unless it is asked for the sources: not what builds are made of, which changes with every commit, as the version does.</summary>
    public static Plan WithoutSources(Plan plan) => plan with { SealedInputs = [.. plan.SealedInputs.Where(static input => input.Count is null)] };

    /// <summary>The plan as far as the lock holds it.</summary>
    public static Plan AsIn(Plan locked, Plan plan) => locked.SealedInputs.Any(static input => input.Count is not null) ? plan : WithoutSources(plan);

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
