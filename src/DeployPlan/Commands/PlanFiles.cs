using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Rollbacks;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>The files of a run: valid plans exist, all others are deleted.</summary>
internal static class PlanFiles
{
    private const string Named = "plan.json";

    /// <summary>Where the plan for an environment of the config is.</summary>
    public static string PathOf(PlanRequest request, string environment) => Path.Combine(request.OutputDirectory, environment, Named);

    /// <summary>Whether a plan, or what goes with it, is on disk now; a diagnostic says why not, and then that plan is not there either.</summary>
    public static bool Write(string planFile, string file, byte[] bytes, DiagnosticBag diagnostics)
    {
        var why = Try(() => AtomicFile.WriteIfChanged(file, bytes));
        if (why is null)
        {
            return true;
        }

        diagnostics.Add(PlanFileDiagnostics.CannotWrite(file, why));
        Retract(planFile, diagnostics);
        return false;
    }

    /// <summary>Writes the list of the sets beside a plan, or removes one that is outdated; its digest, empty where the plan has no sets. Null, with a diagnostic, where that is not possible.</summary>
    public static string? WriteSets(string planFile, Plan plan, DiagnosticBag diagnostics)
    {
        var file = InputSets.Beside(planFile);
        if (InputSets.ToBytes(plan) is { } bytes)
        {
            return Write(planFile, file, bytes, diagnostics) ? ContentDigest.OfBytes(bytes) : null;
        }

        Delete(file, diagnostics);
        return "";
    }

    /// <summary>Keeps the record and removes plans of environments that the run before had and this one has not.</summary>
    public static void Remember(PlanRequest request, RunRecord record, DiagnosticBag diagnostics)
    {
        if (RunRecordFile.For(request) is not { } file)
        {
            return;
        }

        if (RunRecordFile.Read(file) is { } before && before.Request.OutputDirectory == request.OutputDirectory)
        {
            foreach (var written in before.Plans)
            {
                if (!record.Plans.Any(plan => plan.Plan.PlanFile == written.Plan.PlanFile))
                {
                    Retract(written.Plan.PlanFile, diagnostics);
                }
            }
        }

        if (Try(() => RunRecordFile.Write(file, record)) is { } why)
        {
            diagnostics.Add(PlanFileDiagnostics.CannotRemember(file, why));
        }
    }

    /// <summary>Has the next run look at everything again, whatever stamps say: a file is another one than planning saw.</summary>
    public static void Distrust(CommandRequest request, string environment, DiagnosticBag diagnostics)
    {
        foreach (var file in new[] { RunRecordFile.Of(request, environment), RunRecordFile.Of(request, null) })
        {
            var why = Try(() =>
            {
                // Nothing is as old as that look, so no stamp tells that it is as it was.
                if (RunRecordFile.Read(file) is { } record)
                {
                    RunRecordFile.Write(file!, record with { Taken = 0 });
                }
            });
            if (why is not null)
            {
                diagnostics.Add(PlanFileDiagnostics.CannotRemember(file!, why));
            }
        }
    }

    /// <summary>Deletes every plan that an earlier run made from this config, so that it is not taken for the current one.</summary>
    public static void RetractAll(PlanRequest request, DiagnosticBag diagnostics)
    {
        if (request.IntermediateDirectory is not { } folder || !Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.GetFiles(folder, "plan*.record"))
        {
            if (RunRecordFile.Read(file) is { } record && record.Request.ConfigFile == request.ConfigFile)
            {
                foreach (var plan in record.Plans)
                {
                    Retract(plan.Plan.PlanFile, diagnostics);
                }
            }
        }
    }

    /// <summary>Deletes an outdated plan, and what is beside it of that plan.</summary>
    public static void Retract(string file, DiagnosticBag diagnostics)
    {
        Delete(file, diagnostics);
        Delete(InputSets.Beside(file), diagnostics);

        // A way back in the same folder has no base and no views; those there are of the plan that leads forward.
        if (Path.GetFileName(file) == Named)
        {
            Delete(PlanBase.FileBeside(file), diagnostics);
            Delete(ViewPaths.MarkdownBeside(file), diagnostics);
            Delete(ViewPaths.HtmlBeside(file), diagnostics);
        }
    }

    /// <summary>Deletes a file if it exists; a diagnostic says why it cannot be deleted.</summary>
    public static void Delete(string file, DiagnosticBag diagnostics)
    {
        if (File.Exists(file) && Try(() => File.Delete(file)) is { } why)
        {
            diagnostics.Add(PlanFileDiagnostics.CannotRetract(file, why));
        }
    }

    /// <summary>Deletes the down scripts beside a rollback plan; a diagnostic says why they cannot be deleted.</summary>
    public static void DeleteRestoredScripts(string folder, DiagnosticBag diagnostics)
    {
        if (Try(() => RestoredScripts.Delete(folder)) is { } why)
        {
            diagnostics.Add(PlanFileDiagnostics.CannotRetract(folder, why));
        }
    }

    private static string? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }
}
