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
    /// <summary>1 for HTTP/1.1, 2 for HTTP/2 alone, also without TLS.</summary>
    public int HttpVersion { get; init; } = 1;

    /// <summary>File with the certificates, in PEM, that the certificate of the service must lead to; null for those of the system.</summary>
    public string? CaFile { get; init; }

    /// <summary>Whether any certificate will do.</summary>
    public bool IsInsecure { get; init; }

    public static HealthEndpoint Empty { get; } = new("", "", 200, "GET", []);

    public static HealthEndpoint Fields(Form form, HealthEndpoint x) => new(
        form.Text("name", x.Name, TextKind.Name, "The service.", item: Form.NoItem),
        form.Text("url", x.Url, TextKind.Url, "A URL with `http`, `https` or `tcp`; `${NAME}` in it is a variable."),
        form.Number("expected_status", x.ExpectedStatus, 100, 599, "The HTTP status of a healthy service."),
        form.Text("method", x.Method, TextKind.Filled, "The HTTP method."),
        form.Pairs("headers", x.Headers, "HTTP headers; `${NAME}` in a value is a variable."))
    {
        HttpVersion = form.Has(2) ? form.Number("http_version", x.HttpVersion, 1, 2, "2 for HTTP/2 alone, also without TLS; 1 for HTTP/1.1.") : x.HttpVersion,
        CaFile = form.Has(2) ? form.OptionalText("tls_ca", x.CaFile, TextKind.Path, "A file with the certificates to trust; left out for those of the system.") : x.CaFile,
        IsInsecure = form.Has(2) ? form.Truth("tls_insecure", x.IsInsecure, "Whether any certificate will do.") : x.IsInsecure,
    };
}
