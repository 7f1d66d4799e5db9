using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Follows the release of an environment that is under way, and fails where that does not succeed.</summary>
[MSBuildMultiThreadableTask]
public sealed class WatchRelease : ConfigTask, ICancelableTask, IDisposable
{
    private const int DefaultSeconds = 2;
    private readonly CancellationTokenSource _cancelled = new();

    /// <summary>After how many seconds to look again; empty for the default.</summary>
    public string Seconds { get; set; } = "";

    /// <summary>Ends the watching; the release goes on.</summary>
    public void Cancel() => _cancelled.Cancel();

    /// <inheritdoc />
    public void Dispose() => _cancelled.Dispose();

    private protected override bool Run()
    {
        var project = Project.FullPath();
        var request = Fill(new WatchRequest
        {
            ConfigFile = ConfigFile,
            Project = project,
            StartDirectory = StartDirectory,
            Seconds = Number("DeployPlanWatchSeconds", Seconds, DefaultSeconds, least: 1),
            Say = Show,
            Now = static () => DateTime.UtcNow,
            Cancelled = _cancelled.Token,
        });
        if (Log.HasLoggedErrors)
        {
            return false;
        }

        var outcome = WatchCommand.Run(request);
        Show(outcome.Text.Length == 0 ? "" : $"{Path.GetFileNameWithoutExtension(project)} -> {outcome.Place}\n\n{WithCommands(outcome.Text)}");
        return Succeeds(outcome) && !outcome.IsCancelled;
    }
}
