using System.Globalization;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>Runs one operation of a release: first what it depends on, then, where all of that succeeded, its driver. Keeps its record.</summary>
internal sealed class OperationCommand
{
    private const string Succeeded = "succeeded";
    private const string Failed = "failed";

    private readonly OperationRequest _request;
    private readonly DiagnosticBag _diagnostics = new();

    private OperationCommand(OperationRequest request) => _request = request;

    private IOperationHost Host => _request.Host;

    private string Id => _request.Operation.Id;

    /// <summary>An operation that an earlier release has done, or whose dependencies did not succeed, is not started.</summary>
    public static OperationOutcome Run(OperationRequest request)
    {
        var command = new OperationCommand(request);
        var status = command.Run();
        return new OperationOutcome(command._diagnostics.ToSortedList(), status);
    }

    private string Run()
    {
        var (folder, operation, host) = _request;
        if (folder.ReadRecord(Id) is { Status: OperationStatus.Succeeded } done)
        {
            host.Say($"{Id}: done by release {done.Release}", isImportant: false);
            return Succeeded;
        }

        var reason = ReasonToSkip(operation.DependsOn, host.Run(folder, operation.DependsOn));
        if (host.IsCancelled)
        {
            return Failed;
        }

        var now = DateTime.UtcNow;
        var record = new OperationRecord
        {
            Id = Id,
            Status = OperationStatus.Skipped,
            Driver = operation.Driver,
            Started = now,
            Ended = now,
            Log = folder.LogOf(Id),
            Reason = reason,
            Release = folder.Release.Id,
        };
        record = reason.Length > 0 ? record : folder.Release.IsDryRun ? Report(record) : Drive(record with { Ended = null, Attempt = 1 });
        return Write(record) ? record.Status.ToName() : Failed;
    }

    private OperationRecord Report(OperationRecord record)
    {
        Host.Say($"{Id}: would run driver {record.Driver}", isImportant: false);
        return record with { Status = OperationStatus.Succeeded };
    }

    private OperationRecord Drive(OperationRecord record)
    {
        var driver = _request.Folder.Release.DriverOf(_request.Operation)!;
        var attempts = Attempts.Of(_request.Operation, driver);
        Host.Say($"{Id}: {_request.Operation.Description}", isImportant: true);
        using var running = ShowRunning();
        for (var attempt = 1; ; attempt++)
        {
            record = record with { Status = OperationStatus.Running, Attempt = attempt, Ended = null };
            if (!Write(record))
            {
                return record with { Status = OperationStatus.Failed, Ended = DateTime.UtcNow, Reason = "its record cannot be written" };
            }

            var isDone = Call(driver, record);
            record = record with { Ended = DateTime.UtcNow };
            if (isDone)
            {
                return record with { Status = OperationStatus.Succeeded };
            }

            if (Host.IsCancelled)
            {
                return record with { Status = OperationStatus.Cancelled, Reason = "the build was cancelled" };
            }

            if (attempt >= attempts.Most)
            {
                _diagnostics.Add(ExecutionDiagnostics.OperationFailed(record.Log, Id, record.Driver, attempt));
                return record with { Status = OperationStatus.Failed, Reason = $"driver {record.Driver} failed" };
            }

            var delay = attempts.DelayBefore(attempt + 1);
            Host.Say(
                string.Format(CultureInfo.InvariantCulture, "{0}: attempt {1} of {2} failed, next one in {3} s", Id, attempt, attempts.Most, delay.TotalSeconds), isImportant: true);
            Host.Pause(delay);
        }
    }

    // Whatever happens here, the record must say that it did not succeed.
    private bool Call(Driver driver, OperationRecord record)
    {
        try
        {
            return Host.Call(_request.Folder, driver, record.Id, record.Attempt);
        }
        catch (Exception) when (Host.IsCancelled)
        {
            return false;
        }
        catch
        {
            Write(record with { Status = OperationStatus.Cancelled, Ended = DateTime.UtcNow, Reason = "the build was stopped" });
            throw;
        }
    }

    // The apply waits for it before it frees the environment. Where that cannot be shown, the record cannot be written either, which is reported.
    private IDisposable? ShowRunning()
    {
        try
        {
            return _request.Folder.ShowRunning(Id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private bool Write(OperationRecord record)
    {
        try
        {
            _request.Folder.Write(record);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _diagnostics.Add(ExecutionDiagnostics.CannotRecord(_request.Folder.Directory, Id, e.Message));
            return false;
        }
    }

    private static string ReasonToSkip(IReadOnlyList<string> dependencies, IReadOnlyList<string> statuses)
    {
        for (var i = 0; i < statuses.Count; i++)
        {
            if (statuses[i] != Succeeded)
            {
                return $"{dependencies[i]} {(statuses[i] is Failed ? Failed : "was " + statuses[i])}";
            }
        }

        return "";
    }
}
