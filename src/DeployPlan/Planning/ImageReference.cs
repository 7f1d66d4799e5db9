using System.Text;
using DeployPlan.Configuration;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>Names of container images, by the rules of the OCI distribution specification.</summary>
internal static class ImageReference
{
    private const int LongestTag = 128;
    private const string DefaultHost = "docker.io";

    /// <summary><c>registry/project/service</c> in lower case, which all but the host must have.</summary>
    public static string Default(string? registry, string project, string service)
    {
        var path = $"{project}/{service}".ToLowerInvariant();
        return registry is null ? path : $"{ImageRules.LowerPath(registry)}/{path}";
    }

    /// <summary>The reference with the host and the folder that an engine adds: <c>api:1</c> is <c>docker.io/library/api:1</c>. A host may be written in any case.</summary>
    public static string Whole(string reference)
    {
        var slash = reference.IndexOf('/');
        var (host, path) = slash >= 0 && ImageRules.IsHost(reference.Substring(0, slash))
            ? (reference.Substring(0, slash).ToLowerInvariant(), reference.Substring(slash + 1))
            : (DefaultHost, reference);
        host = host == "index." + DefaultHost ? DefaultHost : host;
        return host == DefaultHost && path.IndexOf('/') < 0 ? $"{host}/library/{path}" : $"{host}/{path}";
    }

    /// <summary>Splits <c>name:tag</c>; the tag is null if the reference has none. A digest counts as part of the name.</summary>
    public static (string Name, string? Tag) Split(string reference)
    {
        var colon = reference.LastIndexOf(':');
        return colon < 0 || reference.IndexOf('/', colon) >= 0 || reference.IndexOf('@') >= 0
            ? (reference, null)
            : (reference.Substring(0, colon), reference.Substring(colon + 1));
    }

    /// <summary>The version in the characters that a tag may have: <c>1.0.0+abc</c> is <c>1.0.0-abc</c>.</summary>
    public static string TagOf(string version)
    {
        if (version.StartsWith(PlanFormat.AnyVersion, StringComparison.Ordinal))
        {
            return PlanFormat.AnyVersion + (version.Length == PlanFormat.AnyVersion.Length ? "" : TagOf("_" + version.Substring(PlanFormat.AnyVersion.Length)).Substring(1));
        }

        var tag = new StringBuilder(version.Length);
        foreach (var c in version)
        {
            var isAllowed = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '-';
            tag.Append(isAllowed && !(tag.Length == 0 && c is '.' or '-') ? c : tag.Length == 0 ? '_' : '-');
        }

        return tag.ToString(0, Math.Min(tag.Length, LongestTag));
    }
}
