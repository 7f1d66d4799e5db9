using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>In locked mode, each committed export of what is planned must be what would be written; the others must be of an environment that there is. Writes nothing.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckExports : ExportTask
{
    /// <summary>The files, with the metadata <c>Engine</c> and <c>Environment</c>; <c>Version</c> where they are of another one than this build.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    private protected override bool Run()
    {
        var request = ToRequest() with { IsCheck = true };
        if (Log.HasLoggedErrors || !request.LockedMode)
        {
            return !Log.HasLoggedErrors;
        }

        return Succeeds([.. Files.SelectMany(file => IsOfPlan(file) ? ExportCommand.Run(Of(file, request)).Diagnostics : ExportCommand.CheckEnvironment(Of(file, request))).Distinct()]);
    }

    private static ExportCommandRequest Of(ITaskItem file, ExportCommandRequest request) => request with
    {
        Engine = file.GetMetadata("Engine"),
        Environment = file.GetMetadata("Environment") is { Length: > 0 } environment ? environment : null,
        ExportFile = file.FullPath(),
        Version = file.GetMetadata("Version") is { Length: > 0 } version ? version : request.Version,
    };

    // One that names no environment is an error whatever is planned.
    private bool IsOfPlan(ITaskItem file) => file.GetMetadata("Environment") is var named && (Environment.Length == 0 || named.Length == 0 || named == Environment);
}
