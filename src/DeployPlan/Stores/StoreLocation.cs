using System.Text.RegularExpressions;

namespace DeployPlan.Stores;

/// <summary>What a location of a store shows. It is printed, and must have no secret.</summary>
internal static class StoreLocation
{
    private const RegexOptions AnyCase = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline;

    // A user in a URL, also where the password is not escaped; a connection where a name of a variable is meant; a connection or a signature with a kind that is written wrongly, or with none.
    private static readonly string[] Secrets =
    [
        "://[^/]*@",
        "://[^/@:]*:(?![0-9]*(/|$)).*@",
        "^git:[^/@:]*:[^/@]*@",
        "^(postgres|azure-blob):.*[=;]",
        @"(password|passwd|pwd|accountkey|sharedaccess(key|signature)|\bsig)\s*=",
    ];

    /// <summary>Whether it is the path of a folder, and not a kind with what belongs to it. From Windows, a path may begin with a letter and a colon.</summary>
    public static bool IsPath(string location) => location.IndexOf(':') <= 1;

    /// <summary>Whether someone wrote a connection, or a user with a password, instead of a name.</summary>
    public static bool HasSecret(string location) => Array.Exists(Secrets, secret => Regex.IsMatch(location, secret, AnyCase));

    /// <summary>The location; of one with a secret its kind alone.</summary>
    public static string Shown(string location) => HasSecret(location) ? Regex.Match(location, "^[a-z][a-z-]*:", AnyCase).Value + "***" : location;
}
