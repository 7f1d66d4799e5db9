using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Calls a target of a driver in the project that has it, and shows as long that a driver is running: a cancelled build does not wait for the requests that a task has made.</summary>
[MSBuildMultiThreadableTask]
public sealed class CallDriver : FileTask
{
    /// <summary>Full path of the folder of the release.</summary>
    [Required]
    public string ReleaseDirectory { get; set; } = "";

    /// <summary>The id of the operation.</summary>
    [Required]
    public string OperationId { get; set; } = "";

    /// <summary>The number of the attempt; 0 for a check before anything runs.</summary>
    [Required]
    public string Attempt { get; set; } = "";

    /// <summary>The target of the driver, in the project of this task.</summary>
    [Required]
    public string Target { get; set; } = "";

    /// <summary>Whether the target succeeded.</summary>
    [Output]
    public bool IsDone { get; private set; }

    /// <summary>Succeeds where the driver does not, too.</summary>
    private protected override bool Run()
    {
        if (ReleaseCache.Get(BuildEngine, Log, ReleaseDirectory) is not { } folder)
        {
            return false;
        }

        using var running = folder.ShowRunning(OperationId, Attempt);
        IsDone = DriverCall.Call(BuildEngine, Target);
        return true;
    }
}
