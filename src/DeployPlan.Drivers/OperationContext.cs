using System.Diagnostics;
using System.Text.RegularExpressions;
using DeployPlan.Drivers.Programs;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Text;
using Microsoft.Build.Framework;

namespace DeployPlan.Drivers;

/// <summary>An operation being executed: what a driver gets, and what it can do.</summary>
internal sealed class OperationContext(ITaskItem operation, IReadOnlyList<ITaskItem> dependencies, OperationLog log, OperationVariables variables, WaitHandle stopped)
{
    private readonly Stopwatch _running = Stopwatch.StartNew();

    public string Id => operation.ItemSpec;

    public string Type => operation.GetMetadata("Type");

    public string Driver => operation.GetMetadata("Driver");

    /// <summary>The typed inputs: see docs/plan-format.md.</summary>
    public OperationInputs Inputs { get; } = Read(operation.GetMetadata("Type"), operation.GetMetadata("Inputs"));

    /// <summary>How what is deployed will be checked; null if it is not, or this is no deploy.</summary>
    public HealthCheckInputs? HealthCheck { get; } = operation.GetMetadata("HealthCheck") is { Length: > 0 } json ? (HealthCheckInputs)Read("health_check", json) : null;

    /// <summary>What the last releases that succeeded run of a service, relative to the folder of the environment: a rollback goes back to it.</summary>
    public IReadOnlyList<string> KeptFolders => operation.GetMetadata("KeptFolders").Split(['|'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Names of the variables whose values must not be shown.</summary>
    public IReadOnlyList<string> SecretVariables { get; init; } = [];

    /// <summary>Names of the variables that a deploy may hand to its service.</summary>
    public static IEnumerable<string> VariablesOf(ITaskItem operation) =>
        Read(operation.GetMetadata("Type"), operation.GetMetadata("Inputs")) is DeployInputs { Variables: { } names } ? names : [];

    /// <summary>Those of <see cref="SecretVariables"/> that only other operations need, as the inputs do not name them: no program of this one gets them.</summary>
    public IEnumerable<string> OthersVariables => IsOpen(Inputs) ? [] : SecretVariables.Where(name => !Regex.IsMatch(WithoutLonger(name), $@"((?<![A-Za-z0-9_])|\\[nrtbf]){Regex.Escape(name)}(?![A-Za-z0-9_])"));

    /// <summary>Full path of the folder that the paths of the plan are relative to.</summary>
    public required string ConfigDirectory { get; init; }

    /// <summary>Full path of the folder of the release, which is in the folder of the environment.</summary>
    public required string ReleaseDirectory { get; init; }

    /// <summary>Full path of the folder that a driver shares with its operations in other releases.</summary>
    public string EnvironmentDirectory => Path.GetDirectoryName(ReleaseDirectory)!;

    public string ReleaseId => Path.GetFileName(ReleaseDirectory);

    public required string LogFile { get; init; }

    /// <summary>The version that the plan deploys.</summary>
    public required string Version { get; init; }

    public required string ResultFile { get; init; }

    /// <summary>The limit of this attempt; zero for none.</summary>
    public required TimeSpan Limit { get; init; }

    public required TimeSpan Heartbeat { get; init; }

    /// <summary>Full path of the list of the files that the operation consumes; empty if it consumes none.</summary>
    public string SealedInputs { get; init; } = "";

    /// <summary>Databases of deploy.yml that are new, although earlier releases have migrated others in their place.</summary>
    public IReadOnlyList<string> NewDatabases { get; init; } = [];

    /// <summary>Whether the plan may be older than what it is applied to.</summary>
    public bool AllowOutdated { get; init; }

    public WaitHandle Stopped => stopped;

    public bool IsStopped => stopped.WaitOne(0);

    public OperationVariables Variables => variables;

    /// <summary>The metadata of the operation with that name, as in <c>@(DeployPlanOperation)</c>; empty if it has none.</summary>
    public string Metadata(string name) => operation.GetMetadata(name);

    /// <summary>Full path of what the plan calls <paramref name="path"/>.</summary>
    public string PathOf(string path) => Path.GetFullPath(Path.Combine(ConfigDirectory, path));

    public void Say(string text) => log.Line(text);

    /// <summary>Shows a line of what was deployed.</summary>
    public void Show(string text) => log.Show(text);

    /// <summary>Says what only a person who looks for it wants to read.</summary>
    public void Note(string text) => log.Detail(text);

    /// <summary>The text as it may be kept: without secrets.</summary>
    public string Masked(string text) => log.Masked(text);

    /// <summary>Keeps what the operation made, for the operations that depend on it, for later releases and for rollbacks.</summary>
    public void WriteResult(OperationResult result)
    {
        var bytes = result.ToBytes();
        AtomicFile.Write(ResultFile, stream => stream.Write(bytes, 0, bytes.Length));
    }

    /// <summary>What the operation of that type made on which this one depends; null if there is none, or it said nothing.</summary>
    public OperationResult? ResultOf(string type) => dependencies.Where(dependency => dependency.GetMetadata("Type") == type)
        .Select(dependency => dependency.GetMetadata("ResultFile")).Select(OperationResult.Read).FirstOrDefault(static result => result is not null);

    /// <summary>Whether it waits for the deploy of the service by that driver.</summary>
    public bool Follows(string driver) => dependencies.Any(dependency => dependency.GetMetadata("Type") == "deploy" && dependency.GetMetadata("Driver") == driver);

    /// <summary>Runs a program to its end; null when it exited with code 0.</summary>
    public DriverFailure? Run(ProgramCall call)
    {
        var left = Limit == TimeSpan.Zero ? TimeSpan.Zero : Limit - _running.Elapsed;
        if (left < TimeSpan.Zero)
        {
            return TooLate(call);
        }

        var limit = call.Limit > TimeSpan.Zero && (left == TimeSpan.Zero || call.Limit < left) ? call.Limit : left;
        using var program = new ChildProgram(call, ConfigDirectory, variables.Additional(OthersVariables), call.Line ?? log.Line);
        if (program.Start(LogFile.Length > 0 ? RunningProgram.FileBeside(LogFile) : "") is { } why)
        {
            return new DriverFailure("DPL4102", $"'{call.Command[0]}' cannot be started: {why}; correct the path or install the program");
        }

        return program.Wait(stopped, limit, Heartbeat, log.Line) switch
        {
            null when IsStopped => Cancelled(call),
            null when limit < left || left == TimeSpan.Zero => new DriverFailure("DPL4103", FormattableString.Invariant($"'{call.Command[0]}' did not finish within {limit.TotalSeconds:0} s")),
            null => TooLate(call),
            0 => null,
            { } code => new DriverFailure("DPL4104", FormattableString.Invariant($"'{call.Command[0]}' exited with code {code}")),
        };
    }

    /// <summary>Waits before <paramref name="call"/> can run; null when the operation may go on.</summary>
    public DriverFailure? Pause(TimeSpan time, ProgramCall call) =>
        stopped.WaitOne(time) ? Cancelled(call) : Limit > TimeSpan.Zero && _running.Elapsed > Limit ? TooLate(call) : null;

    // A compose file names the variables of all its services, and compose reads the whole of it. A plan of an earlier format does not say what an operation needs.
    private static bool IsOpen(OperationInputs inputs) => inputs is DeployInputs { ComposePath: not null } or DeployInputs { Variables: null } or InfraInputs { Variables: null };

    // A name that is part of a longer one is not named by it.
    private string WithoutLonger(string name) => SecretVariables.Where(other => other.Length > name.Length && other.Contains(name))
        .Aggregate(operation.GetMetadata("Inputs"), static (text, other) => text.Replace(other, ""));

    private static OperationInputs Read(string type, string json) => (OperationTypes.Parse(type), JsonText.Read(json)) is ({ } known, DataValue.Entries data)
        ? OperationInputs.EmptyOf(known, isManual: false).Fields(new DataForm(data))
        : throw new InvalidDataException($"The operation has no inputs of the type '{type}'.");

    private static DriverFailure Cancelled(ProgramCall call) => new("DPL4105", $"'{call.Command[0]}' was stopped because the build was cancelled");

    private DriverFailure TooLate(ProgramCall call) =>
        new("DPL4103", FormattableString.Invariant($"'{call.Command[0]}' was stopped because the operation did not finish within {Limit.TotalSeconds:0} s"));
}
