using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using DeployPlan.Plans;

namespace DeployPlan.Drivers.HealthChecks;

/// <summary>One probe of an HTTP endpoint.</summary>
internal static class HttpProbe
{
    private const int RequestVersionExact = 2;

    // Not part of netstandard2.0. Engines on .NET Framework and Mono speak no HTTP/2.
    private static readonly PropertyInfo? VersionPolicy = typeof(HttpRequestMessage).GetProperty("VersionPolicy");

    /// <summary>Why it cannot be asked; null if it can.</summary>
    public static DriverFailure? WhyNot(HealthEndpoint endpoint, string? caFile) =>
        endpoint.HttpVersion == 2 && VersionPolicy is null
            ? new DriverFailure("DPL4244", "The health check has 'http_version: 2', which this MSBuild cannot send; apply with dotnet build, or use a check of the kind command")
            : caFile is not null ? TrustedCertificates.WhyNot(caFile) : null;

    /// <summary>Null if it responds as expected, otherwise what was seen. A redirect is a response.</summary>
    public static string? Look(HealthEndpoint endpoint, Uri url, IReadOnlyList<KeyValuePair<string, string>> headers, string? caFile, TimeSpan limit)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !url.IsLoopback };
        if (endpoint.IsInsecure)
        {
            handler.ServerCertificateCustomValidationCallback = static (_, _, _, _) => true;
        }
        else if (caFile is not null)
        {
            handler.ServerCertificateCustomValidationCallback = new TrustedCertificates(caFile).Accept;
        }

        using var client = new HttpClient(handler) { Timeout = limit };
        using var request = RequestOf(endpoint, url, headers);
        try
        {
            using var response = client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).GetAwaiter().GetResult();
            return (int)response.StatusCode == endpoint.ExpectedStatus ? null : Seen(response, url, endpoint.ExpectedStatus);
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

    private static HttpRequestMessage RequestOf(HealthEndpoint endpoint, Uri url, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), url);
        if (endpoint.HttpVersion == 2)
        {
            request.Version = new Version(2, 0);
            VersionPolicy!.SetValue(request, Enum.ToObject(VersionPolicy.PropertyType, RequestVersionExact));
        }

        foreach (var header in headers)
        {
            // Some headers are about a content, so there is one, though empty.
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.Remove(header.Key);
                request.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        // HttpClient sends nothing of it by itself.
        if (url.UserInfo.Length > 0 && !headers.Any(static header => header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", CredentialsIn(url));
        }

        return request;
    }

    // A user without a password has an empty one.
    private static string CredentialsIn(Uri url)
    {
        var user = Uri.UnescapeDataString(url.UserInfo);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(user.IndexOf(':') < 0 ? user + ":" : user));
    }

    private static string Seen(HttpResponseMessage response, Uri url, int expected)
    {
        var seen = string.Format(CultureInfo.InvariantCulture, "status {0} instead of {1}", (int)response.StatusCode, expected);
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
        {
            return seen;
        }

        var target = location.IsAbsoluteUri ? location : new Uri(url, location);
        var header = url.Scheme == "http" && target.Scheme == "https" ? ", or send the header 'X-Forwarded-Proto: https'" : "";

        // A relative one has the user and password of the URL.
        return $"{seen}, a redirect to {target.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)}; check that URL{header}, or expect this status";
    }

    // What lies below a failure of TLS says more than the failure of the request.
    private static Exception Innermost(Exception e) => e is SocketException || e.InnerException is null ? e : Innermost(e.InnerException);
}
