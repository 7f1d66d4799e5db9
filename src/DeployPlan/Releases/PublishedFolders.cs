using DeployPlan.Diagnostics;

namespace DeployPlan.Releases;

/// <summary>What releases run of one service.</summary>
internal sealed class PublishedFolders
{
    /// <summary>The folders, relative to the folder of the environment, that of the newest release first.</summary>
    public List<string> Folders { get; } = [];

    /// <summary>The results that should name one, and are damaged.</summary>
    public List<Diagnostic> Unreadable { get; } = [];
}
