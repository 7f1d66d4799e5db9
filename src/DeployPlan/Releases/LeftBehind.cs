using DeployPlan.Diagnostics;

namespace DeployPlan.Releases;

/// <summary>Programs that are still running although the apply that started them was killed. Their work must not be started again in parallel.</summary>
internal static class LeftBehind
{
    /// <summary>Reports every program of the latest release that still runs. Each apply looks at the one before, so no older one can be there.</summary>
    public static void Check(ReleaseStore store, string environment, string latest, DiagnosticBag diagnostics)
    {
        var logs = Path.Combine(store.DirectoryOf(environment), latest, "logs");
        if (latest.Length == 0 || !Directory.Exists(logs))
        {
            return;
        }

        foreach (var file in Directory.GetFiles(logs, "*" + RunningProgram.Ending))
        {
            if (RunningProgram.Read(file) is { IsRunning: true } program)
            {
                var log = Path.GetFileNameWithoutExtension(Path.GetFileNameWithoutExtension(file));
                diagnostics.Add(ExecutionDiagnostics.StillRunning(file, log.Substring(log.IndexOf('-') + 1), latest, program.Pid));
            }
        }
    }
}
