using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Changes;

/// <summary>
/// The file <c>deployplan.&lt;environment&gt;.lock.json</c> beside the config: what was reviewed and committed. It holds a plan in the form of plan.json, but for its
/// first line: nobody can apply it. Where it is to hold for every version, the version and each image tag made of it are <c>&lt;version&gt;</c>.
/// </summary>
internal static class LockFile
{
    public const string Version = "1.0";

    private const string Start = "deployplan.";
    private const string End = ".lock.json";

    /// <summary>The name of the lock of an environment.</summary>
    public static string NameOf(string environment) => Start + environment + End;

    /// <summary>Whether a path has the name of a lock.</summary>
    public static bool IsLock(string path) =>
        path.EndsWith(End, StringComparison.Ordinal) && string.CompareOrdinal(path, path.LastIndexOf('/') + 1, Start, 0, Start.Length) == 0;

    /// <summary>The one form of the lock of a plan.</summary>
    public static byte[] ToBytes(Plan plan)
    {
        var output = new Utf8Output(new byte[4096], digest: null);
        var json = new JsonOutput(output, isIndented: true);
        json.OpenObject();
        json.Text("lockVersion", Version);
        PlanWriter.WriteContent(json, plan);
        json.CloseObject();
        output.Put((byte)'\n');
        return [.. output.Rest];
    }
}
