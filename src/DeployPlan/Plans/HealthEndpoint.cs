using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>One thing that a health check asks.</summary>
/// <param name="Name">The service.</param>
/// <param name="Url">http, https or tcp.</param>
/// <param name="ExpectedStatus">HTTP status of a healthy service.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Headers">HTTP headers.</param>
internal sealed record HealthEndpoint(string Name, string Url, int ExpectedStatus, string Method, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    public static HealthEndpoint Empty { get; } = new("", "", 200, "GET", []);

    public Uri ToUri() => new(Url);

    public static HealthEndpoint Fields(Form form, HealthEndpoint x) => new(
        form.Text("name", x.Name, TextKind.Filled, "The service.", item: Form.NoItem),
        form.Text("url", x.Url, TextKind.Url, "A URL with `http`, `https` or `tcp`."),
        form.Number("expected_status", x.ExpectedStatus, 100, 599, "The HTTP status of a healthy service."),
        form.Text("method", x.Method, TextKind.Filled, "The HTTP method."),
        form.Pairs("headers", x.Headers, "HTTP headers."));
}
