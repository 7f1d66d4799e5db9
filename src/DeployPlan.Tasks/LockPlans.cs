using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Writes the lock of one environment, or of every environment: what was reviewed, to be committed.</summary>
[MSBuildMultiThreadableTask]
public sealed class LockPlans : ConfigTask
{
    /// <summary>The lock is for this version alone.</summary>
    public string LockVersion { get; set; } = "";

    /// <summary>The lock holds what builds are made of, too.</summary>
    public string LockSources { get; set; } = "";

    /// <summary>Full paths of the locks.</summary>
    [Output]
    public ITaskItem[] LockFiles { get; private set; } = [];

    /// <summary>Whether the meaning of any lock has changed.</summary>
    [Output]
    public bool HasChanges { get; private set; }

    /// <summary>Lines for a person.</summary>
    [Output]
    public string Text { get; private set; } = "";

    private protected override bool Run()
    {
        var request = Fill(new LockRequest { ConfigFile = ConfigFile, LockVersion = IsOn("DeployPlanLockVersion", LockVersion), LockSources = IsOn("DeployPlanLockSources", LockSources) });
        if (Log.HasLoggedErrors)
        {
            return false;
        }

        var outcome = LockCommand.Run(request);
        HasChanges = outcome.HasChanges;
        LockFiles = LiteralText.ToItems(outcome.LockFiles);
        Text = WithCommands(outcome.Text);
        return Succeeds(outcome);
    }
}
