using System.Globalization;
using System.Net.Http;
using System.Net.Sockets;
using DeployPlan.Plans;

namespace DeployPlan.Drivers.HealthChecks;

/// <summary>One probe of an HTTP endpoint.</summary>
internal static class HttpProbe
{
    /// <summary>Null if it responds as expected, otherwise what was seen. A redirect is a response.</summary>
    public static string? Look(HealthEndpoint endpoint, TimeSpan limit)
    {
        var url = endpoint.ToUri();
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !url.IsLoopback };
        using var client = new HttpClient(handler) { Timeout = limit };
        using var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), url);
        foreach (var header in endpoint.Headers)
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        try
        {
            using var response = client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).GetAwaiter().GetResult();
            return (int)response.StatusCode == endpoint.ExpectedStatus
                ? null
                : string.Format(CultureInfo.InvariantCulture, "status {0} instead of {1}", (int)response.StatusCode, endpoint.ExpectedStatus);
        }
        catch (OperationCanceledException)
        {
            return string.Format(CultureInfo.InvariantCulture, "no answer within {0:0.#} s", limit.TotalSeconds);
        }
        catch (HttpRequestException e)
        {
            return Innermost(e).Message.TrimEnd('.');
        }
    }

    private static Exception Innermost(Exception e) => e is SocketException || e.InnerException is null ? e : Innermost(e.InnerException);
}
