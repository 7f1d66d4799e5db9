namespace DeployPlan.Drivers.Processes;

/// <summary>The processes of the services that a check is about, where the driver <c>process</c> has deployed them.</summary>
internal sealed class ServiceWatch
{
    private readonly OperationContext _operation;
    private readonly List<(ServiceFiles Files, ServiceProcess Process)> _services = [];

    private ServiceWatch(OperationContext operation) => _operation = operation;

    /// <summary>Nothing to watch where another driver has deployed.</summary>
    public static ServiceWatch Of(OperationContext operation, IEnumerable<string> services)
    {
        var watch = new ServiceWatch(operation);
        if (operation.Follows("process"))
        {
            foreach (var service in services)
            {
                var files = new ServiceFiles(operation.EnvironmentDirectory, service);
                watch._services.Add((files, ServiceProcess.Read(files)));
            }
        }

        return watch;
    }

    /// <summary>The first that has ended; null if all run.</summary>
    public DriverFailure? WhyEnded()
    {
        foreach (var (files, process) in _services)
        {
            if (!process.IsRunning)
            {
                var log = files.LatestLog ?? "";
                return new DriverFailure("DPL4240", $"{files.Service} ended while it was checked: {LogTail.Of(log, _operation.Masked)}; see {log}");
            }
        }

        return null;
    }
}
