using System.Collections;
using DeployPlan.Diagnostics;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>
/// Which warnings are errors. A task is told of <c>WarningsAsErrors</c>, but not of a bare <c>-warnaserror</c> in a project that has warnings as errors of its
/// own, as every project of the .NET SDK has: MSBuild would turn the warning into an error after the targets that use the plan have run. A project file
/// without any is told, so one is asked; only where there are warnings.
/// </summary>
internal static class WarningsAsErrors
{
    /// <summary>The diagnostics with those warnings as errors.</summary>
    /// <param name="diagnostics">What the engine found.</param>
    /// <param name="engine">The build that runs the task.</param>
    /// <param name="settings">What the project says of warnings.</param>
    public static IReadOnlyList<Diagnostic> Promote(IReadOnlyList<Diagnostic> diagnostics, IBuildEngine engine, WarningSettings settings)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Severity == Severity.Warning)
            {
                codes.Add(diagnostic.Code);
            }
        }

        if (codes.Count == 0)
        {
            return diagnostics;
        }

        var errors = Find(codes, engine, settings);
        return [.. diagnostics.Select(diagnostic =>
            diagnostic.Severity == Severity.Warning && errors.Contains(diagnostic.Code) ? diagnostic with { Severity = Severity.Error } : diagnostic)];
    }

    private static HashSet<string> Find(HashSet<string> codes, IBuildEngine engine, WarningSettings settings)
    {
        var project = Path.GetFullPath(Path.Combine(
            Path.GetDirectoryName(typeof(WarningsAsErrors).Assembly.Location)!, "..", "..", "build", "DeployPlan.WarnAsError.proj"));
        var properties = new Hashtable
        {
            ["Codes"] = string.Join(";", codes),
            ["MSBuildWarningsAsMessages"] = settings.AsMessages,
            ["MSBuildTreatWarningsAsErrors"] = settings.TreatAsErrors,
            ["MSBuildWarningsNotAsErrors"] = settings.NotAsErrors,
        };
        var outputs = new Hashtable();
        return File.Exists(project) && engine.BuildProjectFile(project, ["Find"], properties, outputs)
            ? [.. ((ITaskItem[])outputs["Find"]!).Select(item => item.ItemSpec)]
            : [];
    }
}
