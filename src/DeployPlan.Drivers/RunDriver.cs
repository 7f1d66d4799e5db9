using System.Globalization;
using Microsoft.Build.Framework;

namespace DeployPlan.Drivers;

/// <summary>Executes one operation with the built-in driver that it names. The properties are what the target <c>DeployPlanLoadOperation</c> has loaded.</summary>
[MSBuildMultiThreadableTask]
public sealed class RunDriver : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly ManualResetEvent _cancelled = new(initialState: false);

    /// <summary>The operation: id; metadata Type, Driver and Inputs.</summary>
    [Required]
    public ITaskItem Operation { get; set; } = null!;

    /// <summary>The operations that it depends on: id; metadata Type, Driver and ResultFile.</summary>
    public ITaskItem[] Dependencies { get; set; } = [];

    /// <summary>Full path of the folder that the paths of the plan are relative to.</summary>
    [Required]
    public string ConfigDirectory { get; set; } = "";

    /// <summary>Full path of the folder of the release.</summary>
    [Required]
    public string ReleaseDirectory { get; set; } = "";

    /// <summary>Full path of the file that takes the output; empty for none.</summary>
    public string LogFile { get; set; } = "";

    /// <summary>Full path of the file that takes what the operation made.</summary>
    public string ResultFile { get; set; } = "";

    /// <summary>Full path of the <c>env_file</c> of the environment; empty for none.</summary>
    public string EnvironmentFile { get; set; } = "";

    /// <summary>The limit in seconds; 0 for none.</summary>
    public int TimeoutSeconds { get; set; }

    /// <summary>After how many seconds without output to say that the operation still runs.</summary>
    public string HeartbeatSeconds { get; set; } = "30";

    /// <summary>Whether no further attempt follows a failure.</summary>
    public bool IsLastAttempt { get; set; } = true;

    /// <summary>Only look whether the operation could run; nothing is changed, and no log is written.</summary>
    public bool IsCheck { get; set; }

    /// <summary>Full path of the list of the files that the operation consumes; a line has sha256, two spaces, path. Empty if it consumes none.</summary>
    public string SealedInputs { get; set; } = "";

    /// <summary>Databases of deploy.yml that are new, although earlier releases have migrated others in their place.</summary>
    public string[] NewDatabases { get; set; } = [];

    /// <summary>Whether the plan may be older than what it is applied to.</summary>
    public bool AllowOutdated { get; set; }

    /// <summary>Names of the environment variables whose values must not be shown.</summary>
    public string[] SecretVariables { get; set; } = [];

    /// <summary>The version that the plan deploys.</summary>
    public string PlanVersion { get; set; } = "";

    /// <summary>Names in the plan, which are shown even where a secret is the same word.</summary>
    public string[] PlanNames { get; set; } = [];

    /// <summary>What is asked of a service that is deployed: <c>Logs</c>, <c>Stop</c> or <c>Start</c>; empty to execute the operation.</summary>
    public string ServiceAction { get; set; } = "";

    /// <summary>How many lines of its log are shown.</summary>
    public int LogLines { get; set; } = 50;

    /// <summary>Whether to go on with what is written to the log, until the build is cancelled.</summary>
    public bool Follow { get; set; }

    /// <summary>Full path of the file that takes what a person is shown.</summary>
    public string TextFile { get; set; } = "";

    /// <inheritdoc />
    public override bool Execute()
    {
        if (!int.TryParse(HeartbeatSeconds, NumberStyles.None, CultureInfo.InvariantCulture, out var heartbeat))
        {
            Log.LogError(null, "DPL4274", null, null, 0, 0, 0, 0, "{0}", $"The property DeployPlanHeartbeatSeconds is '{HeartbeatSeconds}', which is no whole number; write -p:DeployPlanHeartbeatSeconds=30, or leave it out");
            return false;
        }

        try
        {
            // To stop a service needs no variables: a file that is gone must not keep a person from it.
            return Run(new OperationVariables(Releases.EnvironmentFile.Read(ServiceAction == ServiceCall.Stop ? "" : EnvironmentFile)), TimeSpan.FromSeconds(heartbeat));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var (code, text) = OfFile(e);
            Log.LogError(null, code, null, EnvironmentFile, 0, 0, 0, 0, "{0}", text);
            return false;
        }
    }

    private bool Run(OperationVariables variables, TimeSpan heartbeat)
    {
        using var log = new OperationLog(Log, Operation.ItemSpec, LogFile, variables.Secrets(SecretVariables, Operation.GetMetadata("Inputs"), PlanNames, OperationContext.VariablesOf(Operation)));
        var operation = new OperationContext(Operation, Dependencies, log, variables, _cancelled)
        {
            ConfigDirectory = ConfigDirectory,
            SecretVariables = SecretVariables,
            ReleaseDirectory = ReleaseDirectory,
            LogFile = LogFile,
            ResultFile = ResultFile,
            Version = PlanVersion,
            Limit = TimeSpan.FromSeconds(TimeoutSeconds),
            SealedInputs = SealedInputs,
            NewDatabases = NewDatabases,
            AllowOutdated = AllowOutdated,
            Heartbeat = heartbeat,
        };
        var failures = Failures(operation);
        if (failures.Count > 0 && !IsLastAttempt)
        {
            Tasks.QuietFailure.Allow(BuildEngine);
        }

        failures.ForEach(failure => log.Failure(failure, IsLastAttempt));
        return failures.Count == 0;
    }

    private List<DriverFailure> Failures(OperationContext operation)
    {
        // Taken for absent, it would deploy another image, or another program.
        if (ServiceAction != ServiceCall.Stop && Dependencies.Where(static dependency => dependency.GetMetadata("Type") == "build" && Releases.OperationResult.IsDamaged(dependency.GetMetadata("ResultFile"))).ToList() is [var damaged, ..])
        {
            return
            [
                new DriverFailure("DPL4019", $"The file is not a valid result of operation '{damaged.ItemSpec}', so it is not known what it made; restore it, or apply from the start, which builds again")
                {
                    File = damaged.GetMetadata("ResultFile"),
                },
            ];
        }

        try
        {
            var driver = BuiltInDrivers.Find(operation.Type, operation.Driver);
            return ServiceAction.Length > 0 ? OneOrNone(new ServiceCall(ServiceAction, LogLines, Follow, TextFile).Run((IServiceDriver)driver, operation))
                : IsCheck ? [.. ((ICheckingDriver)driver).Check(operation)] : OneOrNone(driver.Run(operation));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [OfFile(e)];
        }
    }

    private static List<DriverFailure> OneOrNone(DriverFailure? failure) => failure is null ? [] : [failure];

    private static DriverFailure OfFile(Exception e) => new(
        "DPL4106", $"A file of the operation cannot be read or written: {e.Message.TrimEnd('.')}; free some disk space or correct its permissions, then resume");

    /// <inheritdoc />
    public void Cancel() => _cancelled.Set();

    /// <inheritdoc />
    public void Dispose() => _cancelled.Dispose();
}
