using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Ends a driver that failed. There is an error only where no attempt follows.</summary>
[MSBuildMultiThreadableTask]
public sealed class FailOperation : FileTask
{
    /// <summary>What went wrong.</summary>
    [Required]
    public string Text { get; set; } = "";

    /// <summary>Whether no further attempt follows: <c>$(DeployPlanIsLastAttempt)</c>.</summary>
    [Required]
    public bool IsLastAttempt { get; set; }

    private protected override bool Run()
    {
        if (IsLastAttempt)
        {
            Log.LogError("{0}", Text);
            return false;
        }

        QuietFailure.Allow(BuildEngine);
        Log.LogMessage(MessageImportance.High, "{0}", Text);
        return false;
    }
}
