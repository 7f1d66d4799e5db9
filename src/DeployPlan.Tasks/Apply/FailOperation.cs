using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Ends a driver that failed. An error that MSBuild has seen fails the build for good, so there is one only where no attempt follows.</summary>
[MSBuildMultiThreadableTask]
public sealed class FailOperation : Microsoft.Build.Utilities.Task
{
    /// <summary>What went wrong.</summary>
    [Required]
    public string Text { get; set; } = "";

    /// <summary>Whether no further attempt follows: <c>$(DeployPlanIsLastAttempt)</c>.</summary>
    [Required]
    public bool IsLastAttempt { get; set; }

    /// <inheritdoc />
    public override bool Execute()
    {
        if (IsLastAttempt)
        {
            Log.LogError("{0}", Text);
            return false;
        }

        // IBuildEngine7 is asked by name, because engines before 16.8 have no such type.
        BuildEngine.GetType().GetProperty("AllowFailureWithoutError")?.SetValue(BuildEngine, true);
        Log.LogMessage(MessageImportance.High, "{0}", Text);
        return false;
    }
}
