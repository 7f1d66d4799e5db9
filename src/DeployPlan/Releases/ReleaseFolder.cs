using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>The folder of one release: <c>plan.json</c>, <c>release.json</c>, <c>operations/</c> with a record each, <c>logs/</c>.</summary>
internal sealed class ReleaseFolder
{
    private const int MostTries = 200;
    private const int PauseMilliseconds = 50;
    private const string Running = ".running";
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _ended = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, Operation>> _dependents;
    private readonly SealedFiles _files;

    internal ReleaseFolder(string directory, Release release, Plan plan)
    {
        Directory = directory;
        Release = release;
        Plan = plan;
        _dependents = new(() => plan.Operations.SelectMany(operation => operation.DependsOn, (operation, id) => (operation, id)).ToLookup(pair => pair.id, pair => pair.operation, StringComparer.Ordinal));
        _files = new SealedFiles(plan);
        for (var i = 0; i < plan.Operations.Count; i++)
        {
            _numbers.Add(plan.Operations[i].Id, i);
        }
    }

    /// <summary>Full path.</summary>
    public string Directory { get; }

    /// <summary>Where the records are kept that several machines share; null where only this folder has them.</summary>
    public SharedRecords? Shared { get; set; }

    /// <summary>What was decided before the first operation.</summary>
    public Release Release { get; }

    /// <summary>The plan that is executed.</summary>
    public Plan Plan { get; }

    /// <summary>The release in the folder; null, with diagnostics, if its files are not there or not as they were written.</summary>
    public static ReleaseFolder? Read(string directory, DiagnosticBag diagnostics)
    {
        var file = Path.Combine(directory, "release.json");
        if (Release.Read(file) is not { } release || release.Id != Path.GetFileName(directory))
        {
            diagnostics.Add(ExecutionDiagnostics.UnreadableRelease(file));
            return null;
        }

        if (PlanReader.ReadFile(Path.Combine(directory, "plan.json"), diagnostics) is not { } plan)
        {
            return null;
        }

        if (plan.Id != release.PlanId)
        {
            diagnostics.Add(ExecutionDiagnostics.OtherPlanInRelease(Path.Combine(directory, "plan.json"), plan.Id, release.PlanId));
            return null;
        }

        return new ReleaseFolder(directory, release, InputSets.WithMembers(plan.Plan, Path.Combine(directory, "plan.json")));
    }

    /// <summary>The <c>env_file</c> of the environment, relative to the config; null if it has none.</summary>
    public static string? EnvironmentFileOf(Plan plan) =>
        plan.EnvFile ?? plan.Operations.Select(operation => (operation.Inputs as DeployInputs)?.EnvFile).FirstOrDefault(file => file is not null);

    /// <summary>Full path of the <c>env_file</c> of the environment; empty if it has none.</summary>
    public static string PathOfEnvironmentFile(Plan plan, string configDirectory) =>
        EnvironmentFileOf(plan) is { } path ? Path.GetFullPath(Path.Combine(configDirectory, path)) : "";

    /// <summary>The operation with that id; null if the plan has none.</summary>
    public Operation? Find(string id) => _numbers.TryGetValue(id, out var number) ? Plan.Operations[number] : null;

    /// <summary>The place of the operation in the plan.</summary>
    public int NumberOf(string id) => _numbers[id];

    /// <summary>How what the operation deploys is checked; null if it is not, or it deploys nothing.</summary>
    public HealthCheckInputs? HealthCheckOf(Operation deploy) =>
        deploy.Type == OperationType.Deploy ? Find("health_check" + deploy.Id.Substring("deploy".Length))?.Inputs as HealthCheckInputs : null;

    /// <summary>Full path of the file that the driver of the operation writes to.</summary>
    public string LogOf(string id) => Path.Combine(Directory, "logs", NameOf(id) + ".log");

    /// <summary>Full path of the file in which the driver of the operation says what it made; it need not exist.</summary>
    public string ResultOf(string id) => ResultFile(Directory, id);

    /// <summary>Full path of the list of the files that the operation consumes, one a line: digest, two spaces, path; written right before its driver starts.</summary>
    public string SealedInputsOf(string id) => Path.Combine(Directory, "inputs", NameOf(id) + ".sha256");

    /// <summary>Writes that list.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void WriteSealedInputs(Operation operation)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(_files.Of(operation).Select(number => Plan.SealedInputs[number]).Select(static input => $"{input.Sha256}  {input.Path}\n")));
        AtomicFile.Write(SealedInputsOf(operation.Id), stream => stream.Write(bytes, 0, bytes.Length));
    }

    /// <summary>Full path of the <c>env_file</c> of the environment; empty if it has none.</summary>
    public string EnvironmentFile => PathOfEnvironmentFile(Plan, Release.ConfigDirectory);

    /// <summary>The record of the operation; null if there is none that is whole.</summary>
    public OperationRecord? ReadRecord(string id) => OperationRecord.Read(RecordFile(Directory, id));

    /// <summary>Full path of the record of the operation where it is there but not whole: then it is not known whether it has run. Null where it is whole, or there is none.</summary>
    public string? UnreadableRecordOf(string id) => RecordFile(Directory, id) is var file && File.Exists(file) && OperationRecord.Read(file) is null ? file : null;

    /// <summary>Reports each of those.</summary>
    public void ReportUnreadableRecords(DiagnosticBag diagnostics)
    {
        foreach (var operation in Plan.Operations)
        {
            if (UnreadableRecordOf(operation.Id) is { } file)
            {
                diagnostics.Add(ExecutionDiagnostics.UnreadableRecord(file, operation.Id));
            }
        }
    }

    /// <summary>Reports each result of an operation that succeeded which is there but not whole.</summary>
    public void ReportUnreadableResults(DiagnosticBag diagnostics)
    {
        foreach (var operation in Plan.Operations.Where(operation => ReadRecord(operation.Id) is { Status: OperationStatus.Succeeded } && OperationResult.IsDamaged(ResultOf(operation.Id))))
        {
            diagnostics.Add(ExecutionDiagnostics.UnreadableResult(ResultOf(operation.Id), operation.Id));
        }
    }

    /// <summary>What depends on the operation, in plan order.</summary>
    public IEnumerable<Operation> DependentsOf(string id) => _dependents.Value[id];

    /// <summary>Whether it is recorded that the operation has ended, however it did.</summary>
    public bool HasEnded(string id)
    {
        // What has ended stays so.
        if (!_ended.ContainsKey(id) && ReadRecord(id) is { Status: not OperationStatus.Running })
        {
            _ended.TryAdd(id, true);
        }

        return _ended.ContainsKey(id);
    }

    /// <summary>Whether the caller is the first who asks for the operation.</summary>
    /// <exception cref="IOException">It cannot be noted.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public bool Claim(string id)
    {
        var file = Path.Combine(Directory, "operations", NameOf(id) + ".claimed");
        try
        {
            new FileStream(file, FileMode.CreateNew, FileAccess.Write).Dispose();
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            return false;
        }
    }

    /// <summary>Whether a driver is running: not only recorded so, which it stays where a process was killed or the disk is full.</summary>
    public bool HasRunning() => IsRunning("*" + Running);

    /// <summary>A cancelled build returns at once, but the environment must stay locked until the last driver has returned. Who ended with a driver has recorded nothing more.</summary>
    public void WaitForDrivers()
    {
        while (HasRunning())
        {
            Thread.Sleep(PauseMilliseconds);
        }
    }

    /// <summary>As <see cref="WaitForDrivers"/>, for the driver of one operation: others may be those of other builds.</summary>
    public void WaitForDriver(string id)
    {
        while (IsRunning(NameOf(id) + "*" + Running))
        {
            Thread.Sleep(PauseMilliseconds);
        }
    }

    /// <summary>
    /// Shows that the driver of an operation is running until it is disposed, or the process has ended; what names a call, such as its attempt, tells it from others. Null where that cannot be shown: then the record cannot be written either, which is reported.
    /// </summary>
    public IDisposable? ShowRunning(string id, string call = "")
    {
        try
        {
            return FileLock.Take(Path.Combine(Directory, "logs", NameOf(id) + (call.Length == 0 ? "" : "." + call) + Running), FileLock.Tries(MostTries));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Replaces the record of the operation.</summary>
    /// <exception cref="IOException">It cannot be written; what was there is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    /// <exception cref="Stores.StoreException">It is not in the store; then this folder does not have it, either.</exception>
    public void Write(OperationRecord record)
    {
        Shared?.Write(this, record);
        WriteTo(Directory, record);
    }

    /// <summary>To be asked right before a driver starts: whether this build still has the operation, where other machines may take it over.</summary>
    /// <exception cref="Stores.StoreException">It has not, or that is not known: then nothing may be started.</exception>
    public void CheckHeld(string id) => Shared?.CheckHeld(this, id);

    /// <summary>
    /// Successes of a failed or killed release count in the release that resumes it. Not that of a health check that what follows waits for: it says what was true then.
    /// </summary>
    internal void CopySucceeded(string directory)
    {
        var succeeded = new Dictionary<string, OperationRecord>(StringComparer.Ordinal);
        foreach (var operation in Plan.Operations)
        {
            if (ReadRecord(operation.Id) is { Status: OperationStatus.Succeeded } record)
            {
                succeeded.Add(operation.Id, record);
            }
        }

        var waitedFor = new HashSet<string>(
            Plan.Operations.Where(operation => !succeeded.ContainsKey(operation.Id)).SelectMany(operation => operation.DependsOn), StringComparer.Ordinal);
        foreach (var record in succeeded.Values.Where(record => Find(record.Id)!.Type != OperationType.HealthCheck || !waitedFor.Contains(record.Id)))
        {
            CopyResult(record.Id, directory);
            WriteTo(directory, record);
        }
    }

    private bool IsRunning(string pattern)
    {
        var logs = Path.Combine(Directory, "logs");
        return System.IO.Directory.Exists(logs) && System.IO.Directory.EnumerateFiles(logs, pattern).Any(FileLock.IsHeld);
    }

    private void WriteTo(string directory, OperationRecord record)
    {
        // What the driver said must not be lost where the record says that it succeeded.
        if (record.Status == OperationStatus.Succeeded && File.Exists(ResultFile(directory, record.Id)))
        {
            AtomicFile.Flush(ResultFile(directory, record.Id));
        }

        AtomicFile.WriteDurably(RecordFile(directory, record.Id), record.ToBytes());
    }

    private void CopyResult(string id, string directory)
    {
        if (File.Exists(ResultOf(id)))
        {
            System.IO.Directory.CreateDirectory(Path.Combine(directory, "results"));
            File.Copy(ResultOf(id), ResultFile(directory, id));
        }
    }

    private string ResultFile(string directory, string id) => Path.Combine(directory, "results", NameOf(id) + ".json");

    private string RecordFile(string directory, string id) => Path.Combine(directory, "operations", NameOf(id) + ".json");

    // The number distinguishes ids that differ only in case, and keeps the files in plan order.
    internal string NameOf(string id) => (_numbers[id] + 1).ToString("0000", CultureInfo.InvariantCulture) + "-" + id;
}
