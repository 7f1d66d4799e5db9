namespace DeployPlan.Drivers.Programs;

/// <summary>Calls of the .NET CLI from within a build.</summary>
internal static class DotnetCommand
{
    /// <summary>The <c>dotnet</c> that runs this build; under MSBuild.exe the one on the PATH.</summary>
    public static string Program => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>A call that leaves nothing running: no build node and no compiler server.</summary>
    public static ProgramCall Of(params string[] arguments) => new([Program, .. arguments]) { Variables = VariablesOfNestedBuild() };

    /// <summary>For a build below this one, which leaves nothing running.</summary>
    public static Dictionary<string, string?> VariablesOfNestedBuild()
    {
        var variables = VariablesOfBuild();
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        variables["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        variables["UseSharedCompilation"] = "false";
        variables["DOTNET_NOLOGO"] = "1";
        return variables;
    }

    /// <summary>Takes away what this build has set for itself: it is not for a build below it, which may have another SDK, and not for a service.</summary>
    public static Dictionary<string, string?> VariablesOfBuild()
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase))
            {
                variables[name] = null;
            }
        }

        return variables;
    }
}
