using System.Globalization;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Stores;

namespace DeployPlan.Commands;

/// <summary>Runs one operation of a release, if what it depends on succeeded, and then what waited for it. Keeps its record.</summary>
internal sealed class OperationCommand
{
    /// <summary>The largest plan of which is said how many operations have ended.</summary>
    internal const int MostCounted = 200;

    private const string Stopped = "the build was stopped";

    private readonly OperationRequest _request;
    private readonly DiagnosticBag _diagnostics = new();

    private OperationCommand(OperationRequest request) => _request = request;

    private IOperationHost Host => _request.Host;

    private string Id => _request.Operation.Id;

    /// <summary>What it depends on has ended. If that did not succeed, its driver is not called.</summary>
    public static OperationOutcome Run(OperationRequest request)
    {
        var command = new OperationCommand(request);
        var status = command.Run();
        return new OperationOutcome(command._diagnostics.ToSortedList(), status.ToName());
    }

    private OperationStatus Run()
    {
        var (folder, operation, host) = _request;
        var now = DateTime.UtcNow;
        var record = new OperationRecord
        {
            Id = Id,
            Status = OperationStatus.Skipped,
            Driver = operation.Driver,
            Started = now,
            Ended = now,
            Log = folder.LogOf(Id),
            Reason = ReasonToSkip(),
            Release = folder.Release.Id,
        };
        if (End(record) is not { } ended)
        {
            return OperationStatus.Failed;
        }

        SayProgress(ended);
        if (!host.IsCancelled && Next() is { Count: > 0 } next)
        {
            host.Run(folder, next);
        }

        return ended.Status;
    }

    // A cancelled apply frees the environment when nothing runs any more: not before the record says how it ended.
    private OperationRecord? End(OperationRecord record)
    {
        var isDriven = record.Reason.Length == 0 && !_request.Folder.Release.IsDryRun;
        using var running = isDriven ? _request.Folder.ShowRunning(Id) : null;
        record = isDriven ? Drive(record with { Ended = null, Attempt = 1 }) : record.Reason.Length > 0 ? record : Report(record);
        return Write(record) ? record : null;
    }

    // Looking at all records of a large plan after each operation would cost more than it tells.
    private void SayProgress(OperationRecord record)
    {
        var folder = _request.Folder;
        if (folder.Plan.Operations.Count is > 1 and <= MostCounted && !folder.Release.IsDryRun)
        {
            var done = folder.Plan.Operations.Count(operation => folder.HasEnded(operation.Id));
            Host.Say(
                string.Format(
                    CultureInfo.InvariantCulture, "{0}: {1} after {2:0.0} s; {3} of {4} operations have ended", Id, record.Status.ToName(),
                    ((record.Ended ?? record.Started) - record.Started).TotalSeconds, done, folder.Plan.Operations.Count),
                isImportant: true);
        }
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
        for (var attempt = 1; ; attempt++)
        {
            record = record with { Status = OperationStatus.Running, Attempt = attempt, Ended = null };

            // It takes long where there is much to read: before the record, and not between it and the driver.
            var hasSameInputs = HasSameInputs();
            if (!Write(record))
            {
                return record with { Status = OperationStatus.Failed, Ended = DateTime.UtcNow, Reason = "its record cannot be written" };
            }

            if (!hasSameInputs)
            {
                return record with { Status = OperationStatus.Failed, Attempt = attempt - 1, Ended = DateTime.UtcNow, Reason = "what it uses was changed after the plan was made" };
            }

            FailureNote.Take(record.Log);

            // Whoever slept since the record was written may have been taken for gone.
            if (!Try(() => _request.Folder.CheckHeld(Id)))
            {
                return record with { Status = OperationStatus.Failed, Attempt = attempt - 1, Ended = DateTime.UtcNow, Reason = "it is not known whether someone else has taken it over" };
            }

            var isDone = Call(driver, record);
            record = record with { Ended = DateTime.UtcNow };
            if (isDone)
            {
                return record with { Status = OperationStatus.Succeeded };
            }

            if (Host.IsCancelled)
            {
                return record with { Status = OperationStatus.Cancelled, Reason = ReasonOfCancel() };
            }

            if (attempt >= attempts.Most)
            {
                _diagnostics.Add(ExecutionDiagnostics.OperationFailed(record.Log, Id, record.Driver, attempt));
                return record with { Status = OperationStatus.Failed, Reason = FailureNote.Take(record.Log) ?? $"driver {record.Driver} failed" };
            }

            var delay = attempts.DelayBefore(attempt + 1);
            Host.Say(
                string.Format(CultureInfo.InvariantCulture, "{0}: attempt {1} of {2} failed, next one in {3} s", Id, attempt, attempts.Most, delay.TotalSeconds), isImportant: true);
            Host.Pause(delay);
        }
    }

    // MSBuild cancels what a node runs also where the build that it is for has died.
    private string ReasonOfCancel() => EnvironmentLock.IsLeftBy(Path.GetDirectoryName(_request.Folder.Directory)!, _request.Folder.Release.Id) ? Stopped : "the build was cancelled";

    // Checked at the start of the apply, too; since then an earlier operation, or anyone else, may have changed a file, or written one that was not there.
    private bool HasSameInputs()
    {
        var (folder, operation, host) = _request;
        var found = ReleaseInputs.Check(folder, operation, host.Projects);
        _diagnostics.AddRange(found.ToSortedList());
        return !found.HasErrors && (operation.Consumes.Count == 0 || Try(() => folder.WriteSealedInputs(operation)));
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
            Write(record with { Status = OperationStatus.Cancelled, Ended = DateTime.UtcNow, Reason = Stopped });
            throw;
        }
    }

    private bool Write(OperationRecord record) => Try(() => _request.Folder.Write(record));

    private bool Try(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (StoreException e)
        {
            _diagnostics.Add(e.Fault == StoreFault.LeaseLost
                ? StoreDiagnostics.LeaseLost(_request.Folder.Directory, e.Message)
                : ExecutionDiagnostics.CannotRecord(_request.Folder.Directory, Id, e.Message, e.Fault == StoreFault.Refused ? "then resume" : "resume when the store can be reached again"));
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _diagnostics.Add(ExecutionDiagnostics.CannotRecord(_request.Folder.Directory, Id, e.Message));
            return false;
        }
    }

    private IReadOnlyList<string> Next()
    {
        try
        {
            return ReadyOperations.After(_request.Folder, _request.Operation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _diagnostics.Add(ExecutionDiagnostics.CannotRecord(_request.Folder.Directory, Id, e.Message));
            return [];
        }
    }

    private string ReasonToSkip()
    {
        foreach (var id in _request.Operation.DependsOn)
        {
            var status = _request.Folder.ReadRecord(id)?.Status ?? OperationStatus.Failed;
            if (status != OperationStatus.Succeeded)
            {
                return $"{id} {(status == OperationStatus.Failed ? "" : "was ")}{status.ToName()}";
            }
        }

        return "";
    }
}
