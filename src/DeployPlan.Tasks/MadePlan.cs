using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>The bytes of a plan on their way from the task that made it to the task that applies it: its file may be rewritten in between.</summary>
internal static class MadePlan
{
    public static void Keep(IBuildEngine engine, string id, byte[]? bytes)
    {
        if (bytes is not null)
        {
            (engine as IBuildEngine4)?.RegisterTaskObject(Key(id), bytes, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        }
    }

    /// <summary>Null if no task of this build and node made the plan.</summary>
    public static byte[]? Find(IBuildEngine engine, string id) =>
        id.Length == 0 ? null : (engine as IBuildEngine4)?.GetRegisteredTaskObject(Key(id), RegisteredTaskObjectLifetime.Build) as byte[];

    private static string Key(string id) => "DeployPlan plan " + id;
}
