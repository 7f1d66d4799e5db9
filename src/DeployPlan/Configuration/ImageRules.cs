using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Names of images, by the grammar of the OCI distribution specification: <c>host:port/path/name:tag@digest</c>.</summary>
internal static class ImageRules
{
    private const int LongestName = 255;
    private const int LongestTag = 128;
    private const int LengthOfId = 64;
    private const string Parts = "lower case letters and digits, with single '.' or '_', '__' or any number of '-' between them";

    /// <summary>What is wrong with a reference, to follow "cannot be 'x', because "; null if nothing is.</summary>
    public static string? WhyNot(string reference)
    {
        var at = reference.IndexOf('@');
        if (at >= 0 && !IsDigest(reference.Substring(at + 1)))
        {
            return "what follows '@' is not a digest; write 'sha256:' and 64 lower case hex digits";
        }

        var named = at < 0 ? reference : reference.Substring(0, at);
        var colon = named.LastIndexOf(':');
        if (colon < 0 || named.IndexOf('/', colon) >= 0)
        {
            return WhyNotName(named, isWhole: true);
        }

        return IsTag(named.Substring(colon + 1)) ? WhyNotName(named.Substring(0, colon), isWhole: true) : $"what follows the last ':' is not a tag; {AboutTags}";
    }

    /// <summary>As <see cref="WhyNot"/>, for what a registry may be: host, port and path. Its path is made lower case where a name is made of it.</summary>
    public static string? WhyNotRegistry(string registry) => WhyNotName(LowerPath(registry), isWhole: false);

    /// <summary>What a tag may be made of.</summary>
    public const string AboutTags = "use at most 128 letters, digits, '_', '.' and '-', starting with a letter, a digit or '_'";

    public static bool IsTag(string text)
    {
        if (text.Length is 0 or > LongestTag || text[0] is '.' or '-')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!NameRules.IsLetterOrDigit(c) && c is not ('_' or '.' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A name whose path is in lower case; a host may be written in any.</summary>
    public static string LowerPath(string name)
    {
        var slash = name.IndexOf('/');
        return slash < 0 ? IsHost(name) ? name : name.ToLowerInvariant()
            : IsHost(name.Substring(0, slash)) ? name.Substring(0, slash) + name.Substring(slash).ToLowerInvariant()
            : name.ToLowerInvariant();
    }

    /// <summary>Whether a first segment is a host: it cannot be part of a path.</summary>
    public static bool IsHost(string segment) => segment == "localhost" || segment.IndexOfAny(['.', ':']) >= 0;

    private static string? WhyNotName(string name, bool isWhole)
    {
        if (name.IndexOf("://", StringComparison.Ordinal) >= 0)
        {
            return "it has a scheme; write host, port and path alone, for example 'registry.example.com/acme'";
        }

        var segments = name.Split('/');
        var first = IsHost(segments[0]) && (segments.Length > 1 || !isWhole) ? 1 : 0;
        if (first == 1 && !IsHostAndPort(segments[0]))
        {
            return $"'{segments[0]}' is not a host; write its name and, after ':', its port";
        }

        for (var i = first; i < segments.Length; i++)
        {
            if (!IsComponent(segments[i]))
            {
                return segments[i].Length == 0 ? "it has an empty part; write one '/' between two parts, and none at the end"
                    : IsComponent(segments[i].ToLowerInvariant()) ? $"'{segments[i]}' has upper case letters, which registries refuse; write '{segments[i].ToLowerInvariant()}'"
                    : $"'{segments[i]}' is not a part of an image name; use {Parts}";
            }
        }

        return isWhole && name.Length == LengthOfId && Array.TrueForAll(name.ToCharArray(), IsHex) ? "its name has 64 hex digits, which registries and engines take for the id of an image; write another name, or a path before it"
            : name.Length > LongestName ? "it has more than 255 characters; shorten it" : null;
    }

    private static bool IsHostAndPort(string text)
    {
        var end = text[0] == '[' ? text.IndexOf(']') + 1 : text.IndexOf(':') is var colon && colon < 0 ? text.Length : colon;
        if (end < text.Length && !(text[end] == ':' && int.TryParse(text.Substring(end + 1), System.Globalization.NumberStyles.None, null, out var port) && port is > 0 and < 65536))
        {
            return false;
        }

        return text[0] == '['
            ? end > 0 && System.Net.IPAddress.TryParse(text.Substring(1, end - 2), out _)
            : Array.TrueForAll(text.Substring(0, end).Split('.'), IsHostLabel);
    }

    private static bool IsHostLabel(string label)
    {
        foreach (var c in label)
        {
            if (!NameRules.IsLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        return label.Length > 0 && label[0] != '-' && label[label.Length - 1] != '-';
    }

    // [a-z0-9]+ ((. | _ | __ | -+) [a-z0-9]+)*
    private static bool IsComponent(string text)
    {
        var separator = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                separator = i + 1;
            }
            else if (text[i] is not ('.' or '_' or '-') || separator == 0 || (i > separator && !(text[i] == text[i - 1] && (text[i] == '-' || (text[i] == '_' && i == separator + 1)))))
            {
                return false;
            }
        }

        return text.Length > 0 && separator == text.Length;
    }

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f');

    private static bool IsDigest(string text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0)
        {
            return false;
        }

        var hex = text.Substring(colon + 1);
        if (!Array.TrueForAll(hex.ToCharArray(), IsHex))
        {
            return false;
        }

        return text.Substring(0, colon) switch
        {
            "sha256" => hex.Length == 64,
            "sha512" => hex.Length == 128,
            var algorithm => hex.Length >= 32 && Array.TrueForAll(algorithm.ToCharArray(), static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '.' or '_' or '-'),
        };
    }
}
