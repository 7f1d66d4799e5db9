using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Writes a first <c>deploy.yml</c> from the services and databases of the solution around a project. An existing config is an error.</summary>
[MSBuildMultiThreadableTask]
public sealed class InitConfig : ConfigTask
{
    /// <summary>The solution that the project was made for, and added to, by this build; empty if it was there before.</summary>
    public string AddedTo { get; set; } = "";

    /// <summary>A file of another tool that says what is deployed: the manifest of an Aspire AppHost, an azure.yaml, a compose file, or a deploy.yml of Kamal; relative to the project.</summary>
    public ITaskItem? From { get; set; }

    /// <summary>Lines for a person: what was found.</summary>
    [Output]
    public string Text { get; private set; } = "";

    private protected override bool Run()
    {
        var outcome = InitCommand.Run(Fill(new InitRequest { ConfigFile = ConfigFile, ProjectFile = Project.FullPath(), AddedTo = AddedTo, From = From?.FullPath() }));
        Text = WithCommands(outcome.Text);
        return Succeeds(outcome);
    }
}
