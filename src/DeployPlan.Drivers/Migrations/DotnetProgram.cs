namespace DeployPlan.Drivers.Migrations;

/// <summary>The <c>dotnet</c> that programs of .NET are started with.</summary>
internal static class DotnetProgram
{
    /// <summary>The one that runs the build; under MSBuild.exe the one on the PATH.</summary>
    public static string Name => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host && File.Exists(host) ? host : "dotnet";
}
