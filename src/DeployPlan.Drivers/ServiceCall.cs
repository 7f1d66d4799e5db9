using System.Text;
using DeployPlan.Drivers.Processes;
using DeployPlan.Files;

namespace DeployPlan.Drivers;

/// <summary>What a person has asked of a service that is deployed.</summary>
/// <param name="Action"><c>Logs</c>, <c>Stop</c> or <c>Start</c>.</param>
/// <param name="Lines">How many lines of its log are shown.</param>
/// <param name="Follows">Whether to go on with what is written to the log, until the build is cancelled.</param>
/// <param name="TextFile">Full path of the file that takes what is shown.</param>
internal sealed record ServiceCall(string Action, int Lines, bool Follows, string TextFile)
{
    /// <summary>To stop a service.</summary>
    public const string Stop = "Stop";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    public DriverFailure? Run(IServiceDriver driver, OperationContext operation) => Action switch
    {
        Stop => driver.Stop(operation),
        "Start" => driver.Start(operation),
        _ when driver.LogOf(operation) is { } log => Unmasked(operation) ?? Show(operation, log),
        _ => new DriverFailure("DPL4267", "There is no log; what was deployed has not been started here"),
    };

    // Only a value that is known can be masked.
    private static DriverFailure? Unmasked(OperationContext operation) =>
        operation.SecretVariables.Except(operation.OthersVariables).Where(name => operation.Variables.Find(name) is null).ToList() is { Count: > 0 } missing
            ? new DriverFailure("DPL4268", $"The log may have the values of {string.Join(", ", missing)}, which are not set here and so cannot be masked; set them for this process, or in the 'env_file' of the environment")
            : null;

    private DriverFailure? Show(OperationContext operation, string log)
    {
        using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        var lines = new GrowingLog(reader);
        var last = new Queue<string>();
        foreach (var line in lines.NextLines())
        {
            Keep(last, line);
        }

        if (!Follows)
        {
            if (lines.Begun() is { Length: > 0 } begun)
            {
                Keep(last, begun);
            }

            var bytes = Encoding.UTF8.GetBytes(operation.Masked(string.Join("\n", last)));
            AtomicFile.Write(TextFile, file => file.Write(bytes, 0, bytes.Length));
            return null;
        }

        foreach (var line in last)
        {
            operation.Show(line);
        }

        do
        {
            foreach (var line in lines.NextLines())
            {
                operation.Show(line);
            }
        }
        while (!operation.Stopped.WaitOne(Interval));

        return null;
    }

    private void Keep(Queue<string> last, string line)
    {
        last.Enqueue(line);
        if (last.Count > Lines)
        {
            last.Dequeue();
        }
    }
}
