using System.Collections;
using DeployPlan.Drivers.Processes;

namespace DeployPlan.Drivers.Programs;

/// <summary>
/// What a program gets of the environment of the build where it is to get nothing of the build itself: what the system, the shell and the runtime need. A service must not have
/// the tokens of a CI job, nor the variables by which a CI system finds and ends what a job has started.
/// </summary>
internal static class CleanEnvironment
{
    /// <summary>Names, without regard to case; one that ends with <c>*</c> is the start of names. docs/drivers.md lists them.</summary>
    private static readonly string[] Names =
    [
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "LC_*", "TZ", "TERM", "TMPDIR", "TEMP", "TMP", "XDG_RUNTIME_DIR", "LD_LIBRARY_PATH", "DYLD_*",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR",
        "DOTNET_ROOT*", "DOTNET_SYSTEM_GLOBALIZATION_*", "DOTNET_RUNNING_IN_CONTAINER",
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "OS", "NUMBER_OF_PROCESSORS", "PROCESSOR_*", "ProgramData", "ProgramFiles*", "ProgramW6432", "CommonProgram*",
        "ALLUSERSPROFILE", "APPDATA", "LOCALAPPDATA", "USERPROFILE", "PUBLIC", "HOMEDRIVE", "HOMEPATH", "USERNAME", "USERDOMAIN", "COMPUTERNAME",
    ];

    /// <summary>By these a CI system finds what a job has left running, and ends it; by the last one a deploy does that where the build itself runs in a service of the driver <c>process</c>, such as an agent.</summary>
    private static readonly string[] Cookies =
        ["RUNNER_TRACKING_ID", "JENKINS_NODE_COOKIE", "JENKINS_SERVER_COOKIE", "HUDSON_SERVER_COOKIE", "HUDSON_COOKIE", "VSTS_PROCESS_LOOKUP_ID", ServiceMembers.Variable];

    /// <summary>The variables of this process that every program may have.</summary>
    public static Dictionary<string, string> Read()
    {
        var variables = new Dictionary<string, string>(UnixCalls.IsUnix ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (IsAllowed((string)variable.Key))
            {
                variables[(string)variable.Key] = (string?)variable.Value ?? "";
            }
        }

        return variables;
    }

    /// <summary>For a call whose program may leave something running: removes what would end it with the job.</summary>
    public static IReadOnlyDictionary<string, string?> WithoutCookies { get; } = Cookies.ToDictionary(static name => name, static _ => (string?)null, StringComparer.Ordinal);

    private static bool IsAllowed(string name) => Array.Exists(Names, allowed => allowed[allowed.Length - 1] == '*'
        ? name.StartsWith(allowed.Substring(0, allowed.Length - 1), StringComparison.OrdinalIgnoreCase)
        : name.Equals(allowed, StringComparison.OrdinalIgnoreCase));
}
