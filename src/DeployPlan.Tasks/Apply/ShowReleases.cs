using DeployPlan.Views;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>What is known of the releases, for a person.</summary>
[MSBuildMultiThreadableTask]
public sealed class ShowReleases : Microsoft.Build.Utilities.Task
{
    /// <summary>The config; relative to the project.</summary>
    [Required]
    public ITaskItem Config { get; set; } = null!;

    /// <summary>The folder of all releases; empty for <c>.deployplan</c> beside the config.</summary>
    public ITaskItem? StateDirectory { get; set; }

    /// <summary>One environment; empty for all.</summary>
    public string Environment { get; set; } = "";

    /// <summary>Show the last release with its operations, not all releases.</summary>
    public bool LastOnly { get; set; }

    /// <summary>Where they are.</summary>
    [Output]
    public string Directory { get; private set; } = "";

    /// <summary>Lines.</summary>
    [Output]
    public string Text { get; private set; } = "";

    /// <inheritdoc />
    public override bool Execute()
    {
        Directory = StateDirectory?.GetMetadata("FullPath") ?? Path.Combine(Path.GetDirectoryName(Config.GetMetadata("FullPath"))!, ".deployplan");
        Text = LastOnly ? ReleaseListing.Status(Directory, Environment) + Pages() : ReleaseListing.List(Directory, Environment);
        return true;
    }

    private string Pages()
    {
        var pages = ReleasePage.WriteLatest(Directory, Environment);
        return pages.Count == 0 ? "" : "\n\nIn a browser: " + string.Join("\n              ", pages);
    }
}
