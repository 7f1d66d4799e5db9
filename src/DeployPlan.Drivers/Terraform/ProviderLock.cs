using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.Terraform;

/// <summary>The file in which a module keeps the digests of its providers.</summary>
internal static class ProviderLock
{
    /// <summary>What to do about a failed <c>init</c>, to follow it: nothing, unless the file has digests of one platform alone, which may be another one.</summary>
    public static string Advice(string folder)
    {
        var file = Path.Combine(folder, ".terraform.lock.hcl");
        var locks = File.Exists(file) ? File.ReadAllText(file) : "";

        // 'zh:' are those of all platforms, as the registry lists them; an 'h1:' is of one.
        return Regex.Matches(locks, "provider \"([^\"]+)\" \\{([^}]*)\\}").Cast<Match>().Any(static provider => !provider.Groups[2].Value.Contains("\"zh:"))
            ? $"; the lock file may have the digests of another platform: run 'terraform providers lock -platform={Platform}' in the folder of the module, and commit it"
            : "";
    }

    private static string Platform =>
        (RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "windows" : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "darwin" : "linux")
        + (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "_arm64" : "_amd64");
}
