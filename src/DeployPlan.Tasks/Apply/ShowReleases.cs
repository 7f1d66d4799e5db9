using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>What is known of the releases, for a person or a program.</summary>
[MSBuildMultiThreadableTask]
public sealed class ShowReleases : ConfigTask
{
    /// <summary>Show the last release with its operations, not all releases.</summary>
    public bool LastOnly { get; set; }

    /// <summary>How: <c>text</c>, <c>json</c> or <c>audit</c>.</summary>
    public string Format { get; set; } = ReleasesRequest.Text;

    /// <summary>Where they are.</summary>
    [Output]
    public string Directory { get; private set; } = "";

    /// <summary>Full path of <c>releases.json</c>; empty where another format is asked for.</summary>
    [Output]
    public string File { get; private set; } = "";

    /// <summary>Lines.</summary>
    [Output]
    public string Text { get; private set; } = "";

    private protected override bool Run()
    {
        var outcome = ReleasesCommand.Run(Fill(new ReleasesRequest { ConfigFile = ConfigFile, LastOnly = LastOnly, Format = Format }));
        (Directory, File, Text) = (outcome.Place, outcome.File, outcome.File.Length > 0 ? outcome.Text : WithCommands(outcome.Text));
        return Succeeds(outcome);
    }
}
