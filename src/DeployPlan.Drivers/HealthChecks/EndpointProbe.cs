using DeployPlan.Plans;

namespace DeployPlan.Drivers.HealthChecks;

/// <summary>An address, with the values of the variables that it names.</summary>
internal sealed class EndpointProbe : IProbe
{
    private readonly HealthEndpoint _endpoint;
    private readonly OperationContext _operation;

    public EndpointProbe(OperationContext operation, HealthEndpoint endpoint)
    {
        (_operation, _endpoint) = (operation, endpoint);
        var text = Expand(endpoint.Url);
        Url = Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : null;
        Headers = [.. endpoint.Headers.Select(header => new KeyValuePair<string, string>(header.Key, Expand(header.Value)))];
        Problem ??= Url is null ? new DriverFailure("DPL4245", $"{endpoint.Url} is no URL with the values of its variables; correct them")
            : WhyNotHeaders() ?? (IsTcp ? null : HttpProbe.WhyNot(endpoint, CaFile));
    }

    public DriverFailure? Problem { get; private set; }

    // With the values of its variables it would show them.
    public string Name => _endpoint.Url;

    /// <summary>Null if it is none with the values of its variables.</summary>
    public Uri? Url { get; }

    private IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    private string? CaFile => _endpoint.CaFile is { } file ? _operation.PathOf(file) : null;

    private bool IsTcp => Url!.Scheme == "tcp";

    public string? Look(TimeSpan limit) => Problem is { } problem ? problem.Text
        : IsTcp ? TcpProbe.Look(Url!, limit)
        : HttpProbe.Look(_endpoint, Url!, Headers, CaFile, limit);

    private string Expand(string text) => VariableReferences.Expand(text, name =>
    {
        if (_operation.Variables.Find(name) is { } value)
        {
            return value;
        }

        Problem ??= new DriverFailure("DPL4245", $"The health check needs the environment variable {name}, which is not set; set it for this process");
        return "";
    });

    private DriverFailure? WhyNotHeaders()
    {
        foreach (var header in Headers)
        {
            if (!HeaderRules.IsName(header.Key) || !HeaderRules.IsValue(header.Value))
            {
                return new DriverFailure("DPL4245", $"The HTTP header '{header.Key}' of the health check cannot be sent: its name or value has a line break or a character that is not ASCII; correct it, or the variable that it names");
            }
        }

        return null;
    }
}
