using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Processes;

/// <summary>
/// Runs a service on this machine: stops the previous one and starts the new one, which keeps running after the build has ended. An operation that was
/// interrupted is repeated from the start, and finds what it started in the pid file.
/// </summary>
internal sealed class ProcessDriver : ICheckingDriver, IServiceDriver
{
    private static readonly TimeSpan TimeToFail = TimeSpan.FromSeconds(1);

    public DriverFailure? Run(OperationContext operation)
    {
        var deploy = (DeployInputs)operation.Inputs;
        if (deploy.Services is not [var service])
        {
            return new DriverFailure("DPL4172", "The driver 'process' deploys services one by one; add a 'services' section to deploy.yml");
        }

        var folder = FolderOf(operation);
        if (folder is not null && !Directory.Exists(folder))
        {
            return new DriverFailure(
                "DPL4176",
                $"The published files of {service} are not there: {folder}; plan and apply again, and where each job has a checkout of its own, first set DeployPlanStateDirectory to a folder of the machine outside of them");
        }

        if (CommandOf(deploy, folder) is not { } command)
        {
            return new DriverFailure("DPL4173", $"No command to start {service}; add 'command: [program, argument]' to it in deploy.yml, or a 'project' that publishes one program");
        }

        var environment = ServiceVariables.Of(operation, deploy);
        environment.TryGetValue("PATH", out var path);
        if (ProgramFile.WhyNot(command, folder ?? operation.ConfigDirectory, path) is { } why)
        {
            return new DriverFailure("DPL4102", $"'{command[0]}' cannot be started: it {why}; correct the command or install the program");
        }

        var shown = ShownBy(deploy);
        return WhyNoShell(operation, environment, shown) ?? Replace(operation, deploy, service, folder, command, environment, shown);
    }

    public IEnumerable<DriverFailure> Check(OperationContext operation)
    {
        var deploy = (DeployInputs)operation.Inputs;

        // A command of what is published is in a folder that is not there yet.
        var failures = deploy.Project is null ? ProgramCheck.Of(operation, deploy.Settings.Command) : [];
        return WhyNoShell(operation, ServiceVariables.Of(operation, deploy), ShownBy(deploy)) is { } failure ? [.. failures, failure] : failures;
    }

    private static DriverFailure? WhyNoShell(OperationContext operation, Dictionary<string, string> environment, ICollection<string> shown) =>
        UnixCalls.IsUnix && ServiceLaunch.ShellFor(environment, shown) is var shell && ProgramFile.WhyNot([shell], operation.ConfigDirectory, Environment.GetEnvironmentVariable("PATH")) is { } why
            ? new DriverFailure("DPL4102", $"'{shell}' cannot be started: it {why}; install it, because no other shell passes variables on that have '-' or '.' in their names")
            : null;

    private static ICollection<string> ShownBy(DeployInputs deploy) => [.. deploy.VariableValues.Select(static value => value.Key)];

    public DriverFailure? Stop(OperationContext operation)
    {
        var (deploy, files) = DeployedBy(operation);
        var running = ServiceProcess.Read(files);
        if (running.Members().Count == 0)
        {
            operation.Say($"{files.Service} does not run");
        }

        return End(operation, files.Service, running, TimeSpan.FromSeconds(deploy.Settings.StopTimeoutSeconds));
    }

    public DriverFailure? Start(OperationContext operation)
    {
        var (deploy, files) = DeployedBy(operation);
        var running = ServiceProcess.Read(files);
        if (running.IsRunning)
        {
            operation.Say(FormattableString.Invariant($"{files.Service} runs already, as process {running.Pid}"));
            return null;
        }

        return ServiceVariables.Missing(operation, deploy) is { Count: > 0 } missing
                ? new DriverFailure("DPL4266", $"{files.Service} needs environment variables that are not set: {string.Join(", ", missing)}; set them for this process, or in the 'env_file' of the environment")
            : Run(operation);
    }

    public string? LogOf(OperationContext operation) => DeployedBy(operation).Files.LatestLog;

    private static (DeployInputs Deploy, ServiceFiles Files) DeployedBy(OperationContext operation)
    {
        var deploy = (DeployInputs)operation.Inputs;
        return (deploy, new ServiceFiles(operation.EnvironmentDirectory, deploy.Services[0]));
    }

    private static DriverFailure? Replace(
        OperationContext operation, DeployInputs deploy, string service, string? folder, IReadOnlyList<string> command, Dictionary<string, string> environment, ICollection<string> shown)
    {
        var files = new ServiceFiles(operation.EnvironmentDirectory, service);
        files.CreateHome();
        environment[ServiceMembers.Variable] = files.Mark;
        var before = ServiceProcess.Read(files);
        var members = before.Members();
        return CheckedPort.WhyTaken(operation, service, members, environment, members.Count > 0)
            ?? End(operation, service, before, TimeSpan.FromSeconds(deploy.Settings.StopTimeoutSeconds))
            ?? CheckedPort.WhyTaken(operation, service, [], environment, members.Count > 0)
            ?? Start(operation, service, files, folder, command, environment, shown);
    }

    private static DriverFailure? End(OperationContext operation, string service, ServiceProcess before, TimeSpan patience)
    {
        if (before.IsDoubtful)
        {
            operation.Say(FormattableString.Invariant($"leaves process {before.Pid} alone: the file of {service} names it without the time when it started, so it may be another program; if it is {service}, end it"));
        }

        var members = before.Members();
        if (members.Count == 0)
        {
            return null;
        }

        operation.Say((before.IsRunning ? "ending " : $"ending what is left of an earlier {service}: ") + Named(members));
        var end = before.End(patience, operation.Stopped);
        if (end.Killed.Count > 0)
        {
            operation.Say(FormattableString.Invariant($"{Named(end.Killed)} did not stop within {patience.TotalSeconds:0} s, so killed; stop_timeout_seconds of {service} sets the limit"));
        }

        return end.Left.Count == 0 ? null
            : operation.IsStopped ? new DriverFailure("DPL4105", $"The build was cancelled while {service} was asked to stop, and it has not stopped yet: {Named(end.Left)}")
            : new DriverFailure("DPL4174", $"{service} does not stop: {Named(end.Left)}; end it, and resume or start it again");
    }

    private static DriverFailure? Start(
        OperationContext operation, string service, ServiceFiles files, string? folder, IReadOnlyList<string> command, Dictionary<string, string> environment, ICollection<string> shown)
    {
        var log = files.LogOf(operation.ReleaseId);
        var why = ServiceLaunch.Start(operation, command, folder ?? operation.ConfigDirectory, environment, shown, log, files.Pid);
        var started = ServiceProcess.Read(files);

        // A health check shows whether it works; whether it starts at all shows immediately.
        if (why is null && !operation.IsStopped && started.EndsWithin(TimeToFail, operation.Stopped))
        {
            var said = LogTail.Of(log, operation.Masked);
            why = new DriverFailure("DPL4175", $"{service} exited immediately: {said}{AdviceFor(said, (DeployInputs)operation.Inputs)}; see {log}");
        }

        var isCancelled = operation.IsStopped;
        if (why is not null || isCancelled)
        {
            // The shell in the background may become the service later on.
            var end = started.End(TimeToFail);
            return isCancelled ? Cancelled(service, end) : why;
        }

        operation.Say(FormattableString.Invariant($"process {started.Pid}, log {log}"));
        operation.WriteResult(OperationResult.Empty with { Folder = NameOf(operation) });
        if (files.DeleteOld(folder, operation.KeptFolders) is { Count: > 0 } left)
        {
            operation.Say($"leaves what is old and cannot be deleted: {string.Join(", ", left)}; delete it");
        }

        return null;
    }

    private static DriverFailure Cancelled(string service, ServiceEnd end) => new(
        "DPL4105",
        $"The build was cancelled while {service} was being started, " + (end.Left.Count == 0 ? "so it was stopped; resume, or start it again" : $"and it does not stop: {Named(end.Left)}; end it, and resume or start it again"));

    private static string AdviceFor(string said, DeployInputs deploy) => said.IndexOf("already in use", StringComparison.OrdinalIgnoreCase) < 0 ? ""
        : deploy.Settings.Urls.Count > 0 ? "; end what has the port, or write another one in its 'urls'"
        : "; give it a port of its own, for example with 'urls: [http://localhost:5001]'";

    private static string Named(IReadOnlyList<RunningProgram> programs) =>
        (programs.Count == 1 ? "process " : "processes ") + string.Join(", ", programs.Select(static program => program.Pid).OrderBy(static pid => pid));

    private static string? FolderOf(OperationContext operation) => NameOf(operation) is { } name ? Path.GetFullPath(Path.Combine(operation.EnvironmentDirectory, name)) : null;

    private static string? NameOf(OperationContext operation) => operation.ResultOf("build")?.Folder;

    private static IReadOnlyList<string>? CommandOf(DeployInputs deploy, string? folder) =>
        deploy.Settings.Command.Count > 0 ? deploy.Settings.Command
        : folder is not null ? PublishedProgram.CommandIn(folder, deploy.Project)
        : null;
}
