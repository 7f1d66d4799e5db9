using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>What is known of the releases, for a person.</summary>
[MSBuildMultiThreadableTask]
public sealed class ShowReleases : ConfigTask
{
    /// <summary>Show the last release with its operations, not all releases.</summary>
    public bool LastOnly { get; set; }

    /// <summary>Where they are.</summary>
    [Output]
    public string Directory { get; private set; } = "";

    /// <summary>Lines.</summary>
    [Output]
    public string Text { get; private set; } = "";

    private protected override bool Run()
    {
        var outcome = ReleasesCommand.Run(Fill(new ReleasesRequest { ConfigFile = ConfigFile, LastOnly = LastOnly }));
        (Directory, Text) = (outcome.Directory, WithCommands(outcome.Text));
        return Succeeds(outcome);
    }
}
