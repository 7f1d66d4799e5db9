using System.Diagnostics.Tracing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DeployPlan.Host.Traces;

/// <summary>What the exporter of OpenTelemetry says went wrong. It tells no one else: it throws nothing, and a flush succeeds.</summary>
internal sealed partial class ExportFaults : EventListener
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";

    /// <summary>The first fault, in one line; null where there is none.</summary>
    public string? First { get; private set; }

    // An address may have a password or a key.
    private static string WithoutSecrets(string text) => Address().Replace(text, "$1$2");

    [GeneratedRegex(@"(\w+://)(?:[^/?#\s]*@)?([^/?#\s]*)\S*")]
    private static partial Regex Address();

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Exporter)
        {
            EnableEvents(eventSource, EventLevel.Warning);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        var text = string.Format(CultureInfo.InvariantCulture, eventData.Message ?? "", [.. eventData.Payload ?? (IEnumerable<object?>)[]]);
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        First ??= WithoutSecrets(end < 0 ? text : text[..end]);
    }
}
