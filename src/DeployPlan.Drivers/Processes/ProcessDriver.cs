using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Processes;

/// <summary>
/// Runs a service on this machine: stops the previous process and starts the new one, which keeps running after the build has ended. An operation that was
/// interrupted is repeated from the start, and finds the process that it started in the pid file.
/// </summary>
internal sealed class ProcessDriver : IDriver
{
    private static readonly TimeSpan TimeToFail = TimeSpan.FromSeconds(1);

    public DriverFailure? Run(OperationContext operation)
    {
        var deploy = (DeployInputs)operation.Inputs;
        if (deploy.Services is not [var service])
        {
            return new DriverFailure("DPL4172", "The driver 'process' deploys services one by one; add a 'services' section to deploy.yml");
        }

        var files = new ServiceFiles(operation.EnvironmentDirectory, service);
        files.CreateHome();
        var folder = FolderOf(operation);
        if (folder is not null && !Directory.Exists(folder))
        {
            return new DriverFailure("DPL4176", $"The published files of {service} no longer exist: {folder}; plan and apply again");
        }

        if (CommandOf(deploy, folder) is not { } command)
        {
            return new DriverFailure("DPL4173", $"No command to start {service}; add 'command: [program, argument]' to it in deploy.yml, or a 'project' that publishes one program");
        }

        if (ServiceProcess.Read(files) is { } before)
        {
            operation.Say($"ending process {before.Pid}");
            if (!before.End(TimeSpan.FromSeconds(deploy.Settings.StopTimeoutSeconds)))
            {
                return new DriverFailure("DPL4174", FormattableString.Invariant($"Process {before.Pid}, which runs {service}, does not stop; end it and resume"));
            }
        }

        var log = files.LogOf(operation.ReleaseId);
        if (ServiceLaunch.Start(operation, command, folder ?? operation.ConfigDirectory, log, files.Pid) is { } why)
        {
            return why;
        }

        // A health check shows whether it works; whether it starts at all shows immediately.
        var started = ServiceProcess.Read(files);
        if (started is null || started.EndsWithin(TimeToFail))
        {
            return new DriverFailure("DPL4175", $"{service} exited immediately: {LogTail.Of(log)}; see {log}");
        }

        operation.Say(FormattableString.Invariant($"process {started.Pid}, log {log}"));
        operation.WriteResult(OperationResult.Empty with { Folder = NameOf(operation) });
        files.DeleteOld(folder);
        return null;
    }

    private static string? FolderOf(OperationContext operation) => NameOf(operation) is { } name ? Path.GetFullPath(Path.Combine(operation.EnvironmentDirectory, name)) : null;

    private static string? NameOf(OperationContext operation) => operation.ResultOf("build")?.Folder;

    private static IReadOnlyList<string>? CommandOf(DeployInputs deploy, string? folder) =>
        deploy.Settings.Command.Count > 0 ? deploy.Settings.Command
        : folder is not null ? PublishedProgram.CommandIn(folder)
        : null;
}
