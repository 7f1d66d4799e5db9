using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Paths of items.</summary>
internal static class ItemPath
{
    /// <summary>The full path: MSBuild resolves it against the project, whatever folder the process is in.</summary>
    public static string FullPath(this ITaskItem item) => item.GetMetadata("FullPath");
}
