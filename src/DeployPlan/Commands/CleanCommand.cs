using DeployPlan.Diagnostics;
using DeployPlan.Exports;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Rollbacks;

namespace DeployPlan.Commands;

/// <summary>Deletes what this product wrote into a folder that a project chose, and nothing else.</summary>
internal static class CleanCommand
{
    private static readonly string[] Names =
    [
        .. OwnFiles.BesidePlan,
        .. Exporters.All.Select(Exporters.FileNameOf),
    ];

    /// <summary>Files of these names, in folders that hold a plan that can be read.</summary>
    /// <returns>What could not be deleted; empty if nothing.</returns>
    public static IReadOnlyList<Diagnostic> Run(string outputDirectory)
    {
        var diagnostics = new DiagnosticBag();
        List<string> folders = Directory.Exists(outputDirectory) ? [.. Directory.GetDirectories(outputDirectory).Where(IsOwn).Where(HoldsPlan)] : [];
        foreach (var folder in folders)
        {
            foreach (var name in Names)
            {
                PlanFiles.Delete(Path.Combine(folder, name), diagnostics);
            }

            PlanFiles.DeleteRestoredScripts(Path.Combine(folder, RestoredScripts.Folder), diagnostics);
        }

        // That of all environments is beside their folders.
        foreach (var file in (folders.Count > 0 ? folders.Append(outputDirectory) : []).Select(static folder => Path.Combine(folder, ReleaseListFile.Name)).Where(static file => !ReleaseListFile.IsForeign(file)))
        {
            PlanFiles.Delete(file, diagnostics);
        }

        return diagnostics.ToSortedList();
    }

    // What a link leads to is elsewhere, so it holds no plan of this folder.
    private static bool IsOwn(string folder) => (File.GetAttributes(folder) & FileAttributes.ReparsePoint) == 0;

    private static bool HoldsPlan(string folder) =>
        Array.Exists(["plan.json", "rollback.json", "baseline.json"], name => Path.Combine(folder, name) is var file && File.Exists(file) && PlanReader.ReadFile(file, new DiagnosticBag()) is not null);
}
