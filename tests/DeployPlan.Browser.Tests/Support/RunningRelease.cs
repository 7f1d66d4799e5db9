using System.Collections.Concurrent;
using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Browser.Tests.Support;

/// <summary>A release of the sample that is under way, and who watches it. A test says how far its operations are. Disposing it ends both.</summary>
internal sealed class RunningRelease : IDisposable
{
    private const string Environment = "prod";
    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-").FullName;
    private readonly TaskCompletionSource<string> _page = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentQueue<string> _said = new();
    private readonly EnvironmentLock _lock;
    private readonly ReleaseFolder _release;
    private readonly Task<WatchOutcome> _watching;

    public RunningRelease()
    {
        var config = Path.Combine(_folder, "deploy.yml");
        File.WriteAllText(config, "project: { name: shop }\nenvironments: { prod: { driver: command } }\n");
        var plan = Sample.Shop().Plan;
        var document = PlanWriter.Write(plan);
        var store = new ReleaseStore(Path.Combine(_folder, ".deployplan"));
        var diagnostics = new DiagnosticBag();
        var id = ReleaseId.Next(DateTime.UtcNow, "");
        _lock = EnvironmentLock.Take(store.DirectoryOf(Environment), new LockClaim(id, DateTime.UtcNow), diagnostics)!;
        Assert.IsNotNull(_lock, string.Join('\n', diagnostics.ToSortedList()));
        _release = store.Create(
            new Release
            {
                Id = id,
                Environment = Environment,
                PlanId = document.Id,
                Version = plan.Version,
                Started = DateTime.UtcNow,
                Operations = plan.Operations.Count,
                ConfigDirectory = _folder,
                Project = Path.Combine(_folder, "Shop.csproj"),
                Drivers = [],
            },
            plan,
            document.Bytes,
            resumed: null);
        _watching = Task.Run(() => WatchCommand.Run(new WatchRequest
        {
            ConfigFile = config,
            Environment = Environment,
            Project = Path.Combine(_folder, "Shop.csproj"),
            Seconds = 1,
            Say = Hear,
            Now = static () => DateTime.UtcNow,
            Cancelled = _stopped.Token,
        }));
    }

    /// <summary>Opens the page that the watcher names, from its file.</summary>
    public async Task<Page> Open() => await Browser.Open(new Uri(await _page.Task.WaitAsync(TimeSpan.FromSeconds(60))), 1280, "light");

    /// <summary>Records how far an operation is.</summary>
    public void Set(string id, OperationStatus status) => _release.Write(new OperationRecord
    {
        Id = id,
        Status = status,
        Driver = "command",
        Started = DateTime.UtcNow,
        Ended = status == OperationStatus.Running ? null : DateTime.UtcNow,
        Attempt = 1,
        Log = _release.LogOf(id),
        Release = _release.Release.Id,
    });

    /// <summary>All operations have succeeded, and no one executes it any more. Returns when the watcher has seen that.</summary>
    public async Task End()
    {
        foreach (var operation in _release.Plan.Operations)
        {
            Set(operation.Id, OperationStatus.Succeeded);
        }

        _lock.Dispose();
        var outcome = await _watching;
        Assert.IsFalse(outcome.IsCancelled, string.Join('\n', _said));
    }

    public void Dispose()
    {
        _stopped.Cancel();
        _watching.Wait();
        _lock.Dispose();
        _stopped.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Hear(string line)
    {
        const string Beginning = "In a browser: ";
        _said.Enqueue(line);
        if (line.StartsWith(Beginning, StringComparison.Ordinal))
        {
            _page.TrySetResult(line[Beginning.Length..]);
        }
    }
}
