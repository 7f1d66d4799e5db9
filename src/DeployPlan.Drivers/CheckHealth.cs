using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using Microsoft.Build.Framework;

namespace DeployPlan.Drivers;

/// <summary>Asks the endpoints of a health check, one after another, until each is as expected or the time is over.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckHealth : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(10);
    private readonly ManualResetEvent _cancelled = new(initialState: false);

    /// <summary>The id of the operation.</summary>
    [Required]
    public string OperationId { get; set; } = "";

    /// <summary>The typed inputs as JSON: <c>endpoints</c>, <c>timeout_seconds</c>, <c>interval_seconds</c>.</summary>
    [Required]
    public string Inputs { get; set; } = "";

    /// <summary><c>http</c> or <c>tcp</c>.</summary>
    [Required]
    public string Protocol { get; set; } = "";

    /// <summary>The file that takes the output.</summary>
    public string LogFile { get; set; } = "";

    /// <summary>After how many seconds to say again what is seen.</summary>
    public int HeartbeatSeconds { get; set; } = 30;

    /// <summary>Whether no further attempt follows a failure.</summary>
    public bool IsLastAttempt { get; set; } = true;

    /// <summary>Names of the environment variables whose values must not be shown.</summary>
    public string[] SecretVariables { get; set; } = [];

    /// <inheritdoc />
    public override bool Execute()
    {
        using var log = new OperationLog(Log, OperationId, LogFile, SecretVariables);
        var inputs = OperationJson.Read(Inputs);
        var endpoints = inputs.Element("endpoints")!.Elements("item").Select(item => new HealthEndpoint(item)).ToList();
        if (endpoints.Count == 0)
        {
            return Fail(log, "DPL4111", "The operation names no endpoint; add 'health_check: { url: ... }' to the service in deploy.yml");
        }

        var limit = Seconds(inputs, "timeout_seconds");
        var interval = Seconds(inputs, "interval_seconds");
        var time = Stopwatch.StartNew();
        foreach (var endpoint in endpoints)
        {
            if (Watch(log, endpoint, limit, interval, time) is { } seen)
            {
                return _cancelled.WaitOne(0)
                    ? Fail(log, "DPL4113", $"The check of {endpoint.Url} was stopped, because the build was cancelled")
                    : Fail(log, "DPL4112", string.Format(CultureInfo.InvariantCulture, "{0} is not healthy after {1:0} s; last seen: {2}", endpoint.Url, time.Elapsed.TotalSeconds, seen));
            }

            log.Line($"{endpoint.Url} is healthy");
        }

        return true;
    }

    /// <inheritdoc />
    public void Cancel() => _cancelled.Set();

    /// <inheritdoc />
    public void Dispose() => _cancelled.Dispose();

    // Null once it is as expected, else what was seen last. Says what it sees where that changes, and now and then where it does not.
    private string? Watch(OperationLog log, HealthEndpoint endpoint, TimeSpan limit, TimeSpan interval, Stopwatch time)
    {
        var said = "";
        var silent = Stopwatch.StartNew();
        while (true)
        {
            var left = limit - time.Elapsed;
            var look = left < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : left > LongestLook ? LongestLook : left;
            var seen = Protocol == "tcp" ? TcpProbe.Look(endpoint, look) : HttpProbe.Look(endpoint, look);
            if (seen is null || _cancelled.WaitOne(0) || time.Elapsed + interval >= limit)
            {
                return seen;
            }

            if (seen != said || silent.Elapsed.TotalSeconds >= HeartbeatSeconds)
            {
                log.Line($"{endpoint.Url}: {seen}");
                said = seen;
                silent.Restart();
            }

            _cancelled.WaitOne(interval);
        }
    }

    private bool Fail(OperationLog log, string code, string text)
    {
        if (!IsLastAttempt)
        {
            Attempt.AllowSilentFailure(BuildEngine);
        }

        log.Failure(code, text, IsLastAttempt);
        return false;
    }

    private static TimeSpan Seconds(XElement inputs, string name) =>
        TimeSpan.FromSeconds(int.Parse(inputs.Element(name)!.Value, CultureInfo.InvariantCulture));
}
