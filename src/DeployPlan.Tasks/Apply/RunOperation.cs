using System.Globalization;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Runs one operation of a release: first what it depends on, then, where all of that succeeded, its driver. Keeps its record.</summary>
[MSBuildMultiThreadableTask]
public sealed class RunOperation : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly ManualResetEvent _cancelled = new(initialState: false);

    /// <summary>Full path of the folder of the release.</summary>
    [Required]
    public string ReleaseDirectory { get; set; } = "";

    /// <summary>The id of the operation.</summary>
    [Required]
    public string OperationId { get; set; } = "";

    /// <summary><c>succeeded</c>, <c>failed</c>, <c>skipped</c> or <c>cancelled</c>. The task itself succeeds, so that what does not depend on the operation goes on.</summary>
    [Output]
    public string Status { get; private set; } = "failed";

    private bool IsCancelled => _cancelled.WaitOne(0);

    /// <inheritdoc />
    public override bool Execute()
    {
        if (ReleaseCache.Get(BuildEngine, Log, ReleaseDirectory) is not { } folder || folder.Find(OperationId) is not { } operation)
        {
            return !Log.HasLoggedErrors;
        }

        if (folder.ReadRecord(OperationId) is { Status: OperationStatus.Succeeded } done)
        {
            Log.LogMessage(MessageImportance.Normal, "{0}", $"{OperationId}: done by release {done.Release}");
            Status = "succeeded";
            return true;
        }

        var reason = ReasonToSkip(operation.DependsOn, OperationRequests.Run(BuildEngine, folder, operation.DependsOn));
        var now = DateTime.UtcNow;
        var record = new OperationRecord
        {
            Id = OperationId,
            Status = OperationStatus.Skipped,
            Driver = operation.Driver,
            Started = now,
            Ended = now,
            Log = folder.LogOf(OperationId),
            Reason = reason,
            Release = folder.Release.Id,
        };
        if (!IsCancelled)
        {
            Conclude(folder, reason.Length > 0 ? record : folder.Release.IsDryRun ? Report(record) : Drive(folder, operation, record with { Ended = null, Attempt = 1 }));
        }

        return true;
    }

    /// <inheritdoc />
    public void Cancel() => _cancelled.Set();

    /// <inheritdoc />
    public void Dispose() => _cancelled.Dispose();

    private OperationRecord Report(OperationRecord record)
    {
        Log.LogMessage(MessageImportance.Normal, "{0}", $"{OperationId}: would run driver {record.Driver}");
        return record with { Status = OperationStatus.Succeeded };
    }

    private OperationRecord Drive(ReleaseFolder folder, Plans.Operation operation, OperationRecord record)
    {
        var driver = folder.Release.DriverOf(operation)!;
        var attempts = Attempts.Of(operation, driver);
        Log.LogMessage(MessageImportance.High, "{0}", $"{OperationId}: {operation.Description}");
        for (var attempt = 1; ; attempt++)
        {
            record = record with { Status = OperationStatus.Running, Attempt = attempt };
            if (!Write(folder, record))
            {
                return record with { Status = OperationStatus.Failed, Ended = DateTime.UtcNow, Reason = "its record cannot be written" };
            }

            var isDone = Invoke(folder, driver, record);
            record = record with { Ended = DateTime.UtcNow };
            if (isDone)
            {
                return record with { Status = OperationStatus.Succeeded };
            }

            if (IsCancelled)
            {
                return record with { Status = OperationStatus.Cancelled, Reason = "the build was cancelled" };
            }

            if (attempt >= attempts.Most)
            {
                Log.Report([ExecutionDiagnostics.OperationFailed(record.Log, OperationId, record.Driver, attempt)]);
                return record with { Status = OperationStatus.Failed, Reason = $"driver {record.Driver} failed" };
            }

            var delay = attempts.DelayBefore(attempt + 1);
            Log.LogMessage(
                MessageImportance.High, "{0}", string.Format(CultureInfo.InvariantCulture, "{0}: attempt {1} of {2} failed, retrying in {3} s", OperationId, attempt, attempts.Most, delay.TotalSeconds));
            _cancelled.WaitOne(delay);
            record = record with { Ended = null };
        }
    }

    // Whatever happens here, the record must say that it did not succeed.
    private bool Invoke(ReleaseFolder folder, Driver driver, OperationRecord record)
    {
        try
        {
            return DriverCall.Run(BuildEngine, folder, driver, record.Id, record.Attempt);
        }
        catch (Exception) when (IsCancelled)
        {
            return false;
        }
        catch
        {
            Write(folder, record with { Status = OperationStatus.Cancelled, Ended = DateTime.UtcNow, Reason = "the build was stopped" });
            throw;
        }
    }

    private void Conclude(ReleaseFolder folder, OperationRecord record)
    {
        if (Write(folder, record))
        {
            Status = record.Status.ToName();
        }
    }

    private bool Write(ReleaseFolder folder, OperationRecord record)
    {
        try
        {
            folder.Write(record);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.Report([ExecutionDiagnostics.CannotRecord(folder.Directory, OperationId, e.Message)]);
            return false;
        }
    }

    private static string ReasonToSkip(IReadOnlyList<string> dependencies, IReadOnlyList<string> statuses)
    {
        for (var i = 0; i < statuses.Count; i++)
        {
            if (statuses[i] != "succeeded")
            {
                return $"{dependencies[i]} {(statuses[i] is "failed" ? "failed" : "was " + statuses[i])}";
            }
        }

        return "";
    }
}
