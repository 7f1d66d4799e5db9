using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Takes over releases from the state folder into a store that several machines share, or back.</summary>
[MSBuildMultiThreadableTask]
public sealed class MigrateReleases : ConfigTask, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancelled = new();

    /// <summary>Where to: <c>store</c> or <c>folder</c>.</summary>
    public string To { get; set; } = StoreMigrateRequest.Store;

    /// <summary>The release whose lock or lease is declared dead.</summary>
    public string BreakLock { get; set; } = "";

    /// <summary>The registered drivers, as in <see cref="ApplyRelease.Drivers"/>.</summary>
    public ITaskItem[] Drivers { get; set; } = [];

    /// <summary>Ends the waiting for a lease.</summary>
    public void Cancel() => _cancelled.Cancel();

    /// <inheritdoc />
    public void Dispose() => _cancelled.Dispose();

    private protected override bool Run()
    {
        var project = Project.FullPath();
        var request = Fill(new StoreMigrateRequest
        {
            ConfigFile = ConfigFile,
            To = To,
            BreakLock = BreakLock,
            Drivers = [.. Drivers.Select(driver => DriverItem.ToDriver(driver, project))],
            Say = Show,
            Cancelled = _cancelled.Token,
            Variable = System.Environment.GetEnvironmentVariable,
            Now = DateTime.UtcNow,
        });
        if (Log.HasLoggedErrors)
        {
            return false;
        }

        var outcome = StoreMigrateCommand.Run(request);

        // The terminal logger hides messages, but shows what follows "<project> -> " as the output of the project.
        Show(outcome.Text.Length == 0 ? "" : $"{Path.GetFileNameWithoutExtension(project)} -> {outcome.Place}\n\n{outcome.Text}");
        return Succeeds(outcome) && !outcome.IsCancelled;
    }
}
