using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Sealing;

namespace DeployPlan.Commands;

/// <summary>What must be true before the first operation. One run finds every problem.</summary>
internal static class PlanCheck
{
    /// <summary>Checks what a dry run also needs: the sealed inputs and the drivers.</summary>
    public static void Check(ApplyRequest request, string file, VerifiedPlan verified, DiagnosticBag diagnostics)
    {
        if (request.Environment is { } asked && asked != verified.Plan.Environment)
        {
            diagnostics.Add(ExecutionDiagnostics.OtherEnvironment(file, verified.Plan.Environment, asked));
        }

        var differences = new DiagnosticBag();
        SealedInputCheck.Check(
            verified.Plan, verified.Plan.Operations.Concat(verified.Plan.ManualOperations), request.OpenTree(), differences);
        if (differences.HasErrors)
        {
            PlanFiles.Distrust(request, verified.Plan.Environment, diagnostics);
        }

        diagnostics.AddRange(differences.ToSortedList());
        CheckDrivers(request, file, verified.Plan, diagnostics);
    }

    /// <summary>Checks what only a real apply needs: the approval, the variables and the tools.</summary>
    public static void CheckReadiness(ApplyRequest request, string file, VerifiedPlan verified, DiagnosticBag diagnostics)
    {
        CheckApproval(request, file, verified, diagnostics);

        // Where operations run on other machines, each looks for what it needs.
        if (!request.OnlyBegin)
        {
            CheckMachine(request, file, verified.Plan, diagnostics);
        }
    }

    /// <summary>Checks what operations need of the machine that runs them: the variables and the tools.</summary>
    public static void CheckMachine(ApplyRequest request, string file, Plan plan, DiagnosticBag diagnostics)
    {
        CheckVariables(request, file, plan, diagnostics);
        ToolCheck.Check(request, file, plan, diagnostics);
    }

    private static void CheckApproval(ApplyRequest request, string file, VerifiedPlan verified, DiagnosticBag diagnostics)
    {
        var approved = request.CommandWith(verified, "DeployPlanApprove=" + verified.Id);
        if (request.Approval.Length > 0 && request.Approval != verified.Id)
        {
            diagnostics.Add(ExecutionDiagnostics.OtherPlanApproved(file, request.Approval, verified.Id, approved));
        }
        else if (request.Approval.Length == 0 && verified.Plan.ApprovalRequired)
        {
            diagnostics.Add(ExecutionDiagnostics.NotApproved(file, approved));
        }
    }

    private static void CheckVariables(ApplyRequest request, string file, Plan plan, DiagnosticBag diagnostics)
    {
        if (ReadEnvironmentFile(request, plan, diagnostics) is not { } variables)
        {
            return;
        }

        var missing = new List<string>();
        foreach (var name in plan.RequiredEnvironment)
        {
            if (string.IsNullOrEmpty(request.Variable(name)) && (!variables.TryGetValue(name, out var value) || value.Length == 0))
            {
                missing.Add(name);
            }
        }

        if (missing.Count > 0)
        {
            diagnostics.Add(ExecutionDiagnostics.MissingVariables(file, missing, mayUseFile: plan.Rollback is null || plan.EnvFile is not null));
        }

        DatabaseFileCheck.Check(file, plan, name => request.Variable(name) is { Length: > 0 } value ? value : variables.TryGetValue(name, out var written) ? written : null, diagnostics);
    }

    private static IReadOnlyDictionary<string, string>? ReadEnvironmentFile(ApplyRequest request, Plan plan, DiagnosticBag diagnostics)
    {
        var file = ReleaseFolder.PathOfEnvironmentFile(plan, request.ConfigDirectory);
        if (file.Length > 0 && request.OpenTree().IsBeyond(file))
        {
            diagnostics.Add(ExecutionDiagnostics.EnvironmentFileOutside(file));
            return null;
        }

        try
        {
            return EnvironmentFile.Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(ExecutionDiagnostics.UnreadableEnvironmentFile(file, e is FileNotFoundException or DirectoryNotFoundException ? "it does not exist" : e.Message));
            return null;
        }
    }

    private static void CheckDrivers(ApplyRequest request, string file, Plan plan, DiagnosticBag diagnostics)
    {
        var drivers = new DriverTable(request.Drivers);
        var missing = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var operation in plan.Operations)
        {
            var type = operation.Type.ToName();
            if (drivers.Find(operation.Driver, type) is not { } driver)
            {
                var key = operation.Driver + "\n" + type;
                if (!missing.TryGetValue(key, out var operations))
                {
                    missing.Add(key, operations = []);
                }

                operations.Add(operation.Id);
            }
            else if (DriverTable.ProblemOf(driver) is { } why)
            {
                diagnostics.Add(ExecutionDiagnostics.BadDriver(request.Project, driver.Name, why));
            }
        }

        foreach (var driver in missing)
        {
            var names = driver.Key.Split('\n');
            diagnostics.Add(ExecutionDiagnostics.MissingDriver(file, names[0], names[1], driver.Value, drivers.NamesOf(names[1])));
        }
    }
}
