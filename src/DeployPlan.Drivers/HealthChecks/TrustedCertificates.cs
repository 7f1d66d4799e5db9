using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.HealthChecks;

/// <summary>The certificates of a PEM file, which a server's certificate must lead to or be.</summary>
internal sealed class TrustedCertificates(string file)
{
    private readonly IReadOnlyList<X509Certificate2> _trusted = Read(file);

    /// <summary>Why the file cannot be used; null if it can.</summary>
    public static DriverFailure? WhyNot(string file)
    {
        try
        {
            return Read(file).Count > 0 ? null : Unusable("it has no certificate");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or CryptographicException)
        {
            return Unusable(e.Message.TrimEnd('.'));
        }

        DriverFailure Unusable(string why) => new("DPL4248", $"The certificates of 'tls: {{ ca: ... }}' cannot be read: {why}; write them in PEM") { File = file };
    }

    /// <summary>Whether the certificate is for the host that was asked, and comes from one of these.</summary>
    public bool Accept(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & (SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateNotAvailable)) != 0)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        foreach (var trusted in _trusted)
        {
            chain.ChainPolicy.ExtraStore.Add(trusted);
        }

        foreach (var element in sent?.ChainElements ?? new X509Chain().ChainElements)
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(certificate) && chain.ChainElements.Cast<X509ChainElement>().Any(element => _trusted.Any(trusted => trusted.RawData.SequenceEqual(element.Certificate.RawData)));
    }

    private static List<X509Certificate2> Read(string file) =>
        [.. Regex.Matches(File.ReadAllText(file), "-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----").Cast<Match>()
            .Select(static match => new X509Certificate2(Convert.FromBase64String(match.Groups[1].Value)))];
}
