using System.Data.Common;
using System.Text.RegularExpressions;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>Connection strings in the form of libpq: <c>postgresql://user:password@host:port,host/database?sslmode=require</c>; so does <c>mysql://</c>.</summary>
internal static partial class DatabaseUrl
{
    // The parameters of libpq by the names that Npgsql has for them; what both call the same is not listed.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["sslnegotiation"] = "SSL Negotiation",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["client_encoding"] = "Client Encoding",
        ["target_session_attrs"] = "Target Session Attributes",
        ["channel_binding"] = "Channel Binding",
        ["gssencmode"] = "GSS Encryption Mode",
        ["krbsrvname"] = "Kerberos Service Name",
        ["require_auth"] = "Require Auth",
    };

    /// <summary>The same as pairs, or why that does not work. Spaces and line ends around it, as of a file, are none of it.</summary>
    public static (DbConnectionStringBuilder? Pairs, string Why) Read(string value)
    {
        value = value.Trim();
        var url = Form().Match(value);
        var hosts = url.Groups["hosts"].Value;

        // Else a part of the password would be taken for a host, and shown as one.
        if (!url.Success || !Array.TrueForAll(hosts.Split(','), static host => host.Length == 0 || Host().IsMatch(host)) || value[(url.Groups["hosts"].Index + hosts.Length)..].Contains('@', StringComparison.Ordinal))
        {
            return (null, "it does not have the form scheme://user:password@host:port/database?key=value; in the name of the user and in the password, write '/' as %2F, '?' as %3F, '#' as %23, '@' as %40 and ':' as %3A");
        }

        var pairs = new DbConnectionStringBuilder();
        pairs["Host"] = hosts.Length == 0 ? "localhost" : OnlyOne(hosts) is { Success: true } one ? Decoded(one.Groups["host"].Value) : Decoded(hosts);
        if (OnlyOne(hosts) is { Success: true } only && only.Groups["port"].Success)
        {
            pairs["Port"] = only.Groups["port"].Value;
        }

        foreach (var (key, group) in new[] { ("Username", "user"), ("Password", "password"), ("Database", "database") })
        {
            if (url.Groups[group].Value is { Length: > 0 } part)
            {
                pairs[key] = Decoded(part);
            }
        }

        foreach (var pair in url.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            if (parts.Length < 2)
            {
                return (null, "a parameter after '?' has no value");
            }

            pairs[Names.GetValueOrDefault(parts[0], parts[0])] = ToNpgsql(parts[0], Decoded(parts[1]));
        }

        return (pairs, "");
    }

    // Npgsql writes verify-full as one word.
    private static string ToNpgsql(string key, string value) => key == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;

    private static Match OnlyOne(string hosts) => Host().Match(hosts);

    private static string Decoded(string text) => Uri.UnescapeDataString(text);

    [GeneratedRegex(
        @"\A[A-Za-z]+://(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?(?<hosts>[^/?#]*)(?:/(?<database>[^?#]*))?(?:\?(?<query>[^#]*))?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A(?<host>\[[^\]]*\]|[^:,\[\]@]+)(?::(?<port>[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
