using System.Text.RegularExpressions;

namespace DeployPlan.Stores;

/// <summary>What a location of a store shows. It is printed, and must have no secret.</summary>
internal static class StoreLocation
{
    /// <summary>Whether someone wrote a connection, or a user with a password, instead of a name.</summary>
    public static bool HasSecret(string location) =>
        Regex.IsMatch(location, "://[^/]*@", RegexOptions.CultureInvariant)
        || Regex.IsMatch(location, "^(postgres|azure-blob):.*[=;]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);

    /// <summary>The location; of one with a secret its kind alone.</summary>
    public static string Shown(string location) => HasSecret(location) ? location.Substring(0, location.IndexOf(':') + 1) + "***" : location;
}
