using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>What only drivers can know before the first operation: each that has a check looks at its operations, all of them before any runs.</summary>
internal static class OperationChecks
{
    /// <summary>Whether every operation may run; if not, the folder of the release is gone again, because nothing was done.</summary>
    public static bool Pass(ApplyRequest request, ReleaseFolder folder, DiagnosticBag diagnostics)
    {
        var checks = ChecksOf(folder, new DriverTable(request.Drivers));
        var failed = checks.Count == 0 ? [] : request.CheckOperations(folder, checks);
        folder.WaitForDrivers();
        if (failed.Count == 0)
        {
            return true;
        }

        // What a cancelled build has not looked at may be ready.
        if (!request.Cancelled.IsCancellationRequested)
        {
            diagnostics.Add(ExecutionDiagnostics.NotReady(request.PlanFile.Length > 0 ? request.PlanFile : request.Project, failed));
        }

        Directory.Delete(folder.Directory, recursive: true);
        return false;
    }

    private static List<DriverCheck> ChecksOf(ReleaseFolder folder, DriverTable drivers)
    {
        var checks = new List<DriverCheck>();
        foreach (var operation in folder.Plan.Operations)
        {
            if (drivers.Find(operation.Driver, operation.Type.ToName()) is { CheckTarget.Length: > 0 } driver
                && folder.ReadRecord(operation.Id) is not { Status: OperationStatus.Succeeded })
            {
                checks.Add(new DriverCheck(driver, operation.Id));
            }
        }

        return checks;
    }
}
