using System.Diagnostics;
using DeployPlan.Diagnostics;
using DeployPlan.Exports;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Stores;

namespace DeployPlan.Commands;

/// <summary>
/// Runs one operation of a release that has begun, on whatever machine. It has a claim of its own on the operation, which it renews: of two machines that are given the same operation one
/// runs it, and the other one waits for how it ends.
/// </summary>
internal static class RunCommand
{
    private const int RenewalsPerLease = 3;
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Runs the operation, or says that it is done, or why it may not run.</summary>
    public static ApplyOutcome Run(ApplyRequest request)
    {
        var diagnostics = new DiagnosticBag();
        using var joined = JoinedRelease.Open(request, "DeployPlanRun", mayHaveEnded: false, diagnostics);
        var text = "";
        try
        {
            if (joined is not null && Find(request, joined.Folder, diagnostics) is { } operation)
            {
                SharedStore.Try(request, diagnostics, () => text = Run(request, joined, operation, diagnostics));
            }
        }
        catch (OperationCanceledException)
        {
            return new ApplyOutcome(diagnostics.ToSortedList(), joined!.Folder.Directory, "") { IsCancelled = true };
        }

        return new ApplyOutcome(diagnostics.ToSortedList(), joined?.Folder.Directory ?? "", text);
    }

    private static Operation? Find(ApplyRequest request, ReleaseFolder folder, DiagnosticBag diagnostics)
    {
        if (folder.Find(request.OperationId) is { } operation)
        {
            return operation;
        }

        var nearest = NearestName.Of(request.OperationId, folder.Plan.Operations.Select(static known => known.Id));
        diagnostics.Add(StoreDiagnostics.NoOperation(request.ConfigFile, request.OperationId, nearest ?? ""));
        return null;
    }

    private static string Run(ApplyRequest request, JoinedRelease joined, Operation operation, DiagnosticBag diagnostics)
    {
        var folder = joined.Folder;
        joined.PullFor(request, operation);
        foreach (var id in operation.DependsOn)
        {
            // The copy here may be older than what another build on this machine has just recorded.
            if (folder.ReadRecord(id) is not { Status: OperationStatus.Succeeded } && joined.Look(id).Record.Status is not OperationStatus.Succeeded and var status)
            {
                diagnostics.Add(StoreDiagnostics.WaitsFor(request.ConfigFile, operation.Id, id, status == OperationStatus.Pending ? "has not run" : "is " + status.ToName()));
            }
        }

        if (diagnostics.HasErrors)
        {
            return "";
        }

        PlanCheck.CheckMachine(request, Path.Combine(folder.Directory, "plan.json"), OnlyOf(folder.Plan, operation), diagnostics);
        if (IsStillRunning(folder, operation.Id, diagnostics) || diagnostics.HasErrors || !IsLeftAlone(request, folder, operation, diagnostics) || !Claim(request, joined, operation.Id, request.Shared!.LeaseSeconds, diagnostics))
        {
            return diagnostics.HasErrors ? "" : $"{operation.Id}: done before, in release {folder.Release.Id}";
        }

        using (new Heartbeat(() => folder.Shared!.Renew(folder, operation.Id), TimeSpan.FromSeconds((double)request.Shared.LeaseSeconds / RenewalsPerLease)))
        {
            request.ExecuteOne(folder, operation.Id);

            // A cancelled build returns at once; the operation stays ours until its driver has returned.
            folder.WaitForDriver(operation.Id);
        }

        var record = folder.Shared!.Look(folder, operation.Id).Record;
        if (record.Status != OperationStatus.Succeeded)
        {
            diagnostics.Add(StoreDiagnostics.OperationEnded(folder.LogOf(operation.Id), operation.Id, record.Status.ToName(), record.Reason));
        }

        return $"{operation.Id}: {record.Status.ToName()}";
    }

    private static Plan OnlyOf(Plan plan, Operation operation) => plan with { Operations = [operation], RequiredEnvironment = JobVariables.Of(operation, plan, store: "") };

    // Of a build that was killed, the program may go on.
    private static bool IsStillRunning(ReleaseFolder folder, string id, DiagnosticBag diagnostics)
    {
        var file = RunningProgram.FileBeside(folder.LogOf(id));
        if (RunningProgram.Read(file) is not { IsRunning: true } program)
        {
            return false;
        }

        diagnostics.Add(ExecutionDiagnostics.StillRunning(file, id, folder.Release.Id, program.Pid));
        return true;
    }

    /// <summary>
    /// Whether no other command of this machine has its services; waits while one that stops or starts them runs. Whoever comes after this look finds the lease of the release, and is refused.
    /// </summary>
    private static bool IsLeftAlone(ApplyRequest request, ReleaseFolder folder, Operation operation, DiagnosticBag diagnostics)
    {
        var directory = Path.GetDirectoryName(folder.Directory)!;
        var (waiting, note) = (Stopwatch.StartNew(), new WaitingNote(request.Say));
        while (operation.Inputs is DeployInputs && EnvironmentLock.HolderIn(directory) is { } holder && holder.Release != request.BreakLock)
        {
            request.Cancelled.ThrowIfCancellationRequested();
            if (EnvironmentLock.MayBeBroken(directory, holder) && EnvironmentLock.HolderIn(directory) == holder)
            {
                var again = $"dotnet build -t:DeployPlanRun -p:Env={folder.Release.Environment} -p:DeployPlanRelease={request.Release} -p:DeployPlanOperationId={operation.Id} -p:DeployPlanBreakLock={holder.Release}";
                diagnostics.Add(ExecutionDiagnostics.Locked(Path.Combine(directory, "lock"), holder.ToString(DateTime.UtcNow), again));
                return false;
            }

            note.Say($"{operation.Id}: the services of this machine are in use for {holder}", waiting.Elapsed);
            request.Cancelled.WaitHandle.WaitOne(LookAgainAfter);
        }

        return true;
    }

    /// <summary>Whether this machine has the operation now; false where it is done, or, with a diagnostic, where its program still runs here. Waits while another one runs it.</summary>
    private static bool Claim(ApplyRequest request, JoinedRelease joined, string id, int seconds, DiagnosticBag diagnostics)
    {
        var folder = joined.Folder;
        var shared = folder.Shared!;
        var holder = $"{Environment.UserName} on {Environment.MachineName}";
        (int Claim, int Renewal) seen = (-1, -1);
        var (since, unanswered) = (Stopwatch.StartNew(), TimeSpan.Zero);
        var (waiting, note) = (Stopwatch.StartNew(), new WaitingNote(request.Say));
        while (true)
        {
            request.Cancelled.ThrowIfCancellationRequested();

            // While the store does not answer, no one can say that it runs the operation: that time does not count.
            var asked = Stopwatch.StartNew();
            var stored = shared.Look(folder, id);
            if (asked.Elapsed > LookAgainAfter + LookAgainAfter)
            {
                unanswered += asked.Elapsed;
            }

            if (stored.Record.Status == OperationStatus.Succeeded)
            {
                return false;
            }

            if (stored.Record.Status == OperationStatus.Running)
            {
                if (seen != (stored.Claim, stored.Renewal))
                {
                    seen = (stored.Claim, stored.Renewal);
                    unanswered = TimeSpan.Zero;
                    since.Restart();
                }

                // No clock of another machine decides: it is gone when it has said nothing for so long as we looked.
                if (since.Elapsed - unanswered < TimeSpan.FromSeconds(stored.ClaimSeconds > 0 ? stored.ClaimSeconds : joined.Lease.Seconds))
                {
                    note.Say($"{id}: {(stored.Holder.Length > 0 ? stored.Holder : "another machine")} runs it", waiting.Elapsed);
                    request.Cancelled.WaitHandle.WaitOne(LookAgainAfter);
                    continue;
                }
            }

            // The build that was waited for may have been killed, on this machine, and its program may not.
            if (IsStillRunning(folder, id, diagnostics))
            {
                return false;
            }

            if (shared.Claim(folder, id, holder, seconds, DateTime.UtcNow))
            {
                return true;
            }
        }
    }
}
