namespace DeployPlan.Drivers.Programs;

/// <summary>Calls of the .NET CLI from within a build.</summary>
internal static class DotnetCommand
{
    /// <summary>The <c>dotnet</c> that runs this build; under MSBuild.exe the one on the PATH.</summary>
    public static string Program => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>A call that leaves no build node and no compiler server running. A server that the environment names is not its own, and is used.</summary>
    public static ProgramCall Of(params string[] arguments) => new([Program, .. arguments]) { Variables = VariablesOfNestedBuild() };

    /// <summary>For a build below this one, which leaves nothing running.</summary>
    public static Dictionary<string, string?> VariablesOfNestedBuild()
    {
        var variables = VariablesOfBuild();
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        variables["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SharedCompilationId")))
        {
            variables["UseSharedCompilation"] = "false";
        }

        variables["DOTNET_NOLOGO"] = "1";
        return variables;
    }

    /// <summary>Removes the variables that this build has set for itself: they are not for a nested build, which may have another SDK, nor for a service.</summary>
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
