using DeployPlan.Commands;
using DeployPlan.Files;
using DeployPlan.Releases;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Runs one operation of a release, if what it depends on succeeded, and then what waited for it.</summary>
[MSBuildMultiThreadableTask]
public sealed class RunOperation : FileTask, ICancelableTask, IDisposable, IOperationHost
{
    private readonly ManualResetEvent _cancelled = new(initialState: false);

    /// <summary>Full path of the folder of the release.</summary>
    [Required]
    public string ReleaseDirectory { get; set; } = "";

    /// <summary>Where the records of the release are shared; empty where only this machine has them.</summary>
    public string SharedRecords { get; set; } = "";

    /// <summary>The id of the operation.</summary>
    [Required]
    public string OperationId { get; set; } = "";

    /// <summary>Whether what waited for the operation is left to others.</summary>
    public bool IsAlone { get; set; }

    Func<string, string, ProjectSources> IOperationHost.Projects => new ProjectEvaluation(BuildEngine).SourcesOf;

    bool IOperationHost.IsCancelled => _cancelled.WaitOne(0);

    /// <summary>Succeeds where the operation does not, too: how it ended is in its record.</summary>
    private protected override bool Run()
    {
        if (ReleaseCache.Get(BuildEngine, Log, ReleaseDirectory, SharedRecords) is not { } folder || folder.Find(OperationId) is not { } operation)
        {
            return !Log.HasLoggedErrors;
        }

        var outcome = OperationCommand.Run(new OperationRequest(folder, operation, this));
        Log.Report(outcome.Diagnostics);
        return true;
    }

    /// <inheritdoc />
    public void Cancel() => _cancelled.Set();

    /// <inheritdoc />
    public void Dispose() => _cancelled.Dispose();

    void IOperationHost.Run(ReleaseFolder folder, IReadOnlyList<string> ids)
    {
        if (!IsAlone)
        {
            OperationRequests.Run(BuildEngine, folder, ids);
        }
    }

    bool IOperationHost.Call(ReleaseFolder folder, Driver driver, string id, int attempt) => DriverCall.Run(BuildEngine, folder, driver, id, attempt, _cancelled);

    void IOperationHost.Pause(TimeSpan time) => _cancelled.WaitOne(time);

    void IOperationHost.Say(string text, bool isImportant) => Log.LogMessage(isImportant ? MessageImportance.High : MessageImportance.Normal, "{0}", text);
}
