using System.Globalization;
using System.Xml.Linq;

namespace DeployPlan.Drivers.HealthChecks;

/// <summary>What a health check asks.</summary>
internal sealed class HealthEndpoint(XElement endpoint)
{
    public string Name { get; } = endpoint.Element("name")!.Value;

    public Uri Url { get; } = new(endpoint.Element("url")!.Value);

    public int ExpectedStatus { get; } = int.Parse(endpoint.Element("expected_status")!.Value, CultureInfo.InvariantCulture);

    public string Method { get; } = endpoint.Element("method")!.Value;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } =
        [.. endpoint.Element("headers")!.Elements("item").Select(header => new KeyValuePair<string, string>(header.Element("key")!.Value, header.Element("value")!.Value))];
}
