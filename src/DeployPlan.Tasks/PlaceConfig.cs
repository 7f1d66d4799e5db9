using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Says which project gets a first <c>deploy.yml</c>: the one that asks, or one for the whole solution.</summary>
[MSBuildMultiThreadableTask]
public sealed class PlaceConfig : ConfigTask
{
    /// <summary>The solution that is built; empty if the project was named.</summary>
    public string Solution { get; set; } = "";

    /// <summary>Full path of the project of the solution, which need not exist; empty if the project that asks gets the config.</summary>
    [Output]
    public string DeployProject { get; private set; } = "";

    /// <summary>Full path of its solution.</summary>
    [Output]
    public string DeploySolution { get; private set; } = "";

    /// <summary>Whether the solution has the project already.</summary>
    [Output]
    public bool IsInSolution { get; private set; }

    /// <summary>Whether another project of the solution answers.</summary>
    [Output]
    public bool IsLeftToOther { get; private set; }

    private protected override bool Run()
    {
        var outcome = InitPlaceCommand.Run(Fill(new InitRequest { ConfigFile = ConfigFile, ProjectFile = Project.FullPath(), Solution = Solution }));
        if (outcome.Project is { } project)
        {
            (DeployProject, DeploySolution, IsInSolution) = (project.File, project.Solution, project.IsInSolution);
        }

        IsLeftToOther = outcome.IsLeftToOther;
        return Succeeds(outcome);
    }
}
