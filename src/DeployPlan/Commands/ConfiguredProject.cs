using DeployPlan.Configuration;
using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>The name of the project, for commands that need nothing else of a config.</summary>
internal static class ConfiguredProject
{
    /// <summary>Empty if the config does not say: what is wrong with it must not keep a person from releases that are recorded.</summary>
    public static string Of(CommandRequest request) =>
        ConfigReader.Read(request.ConfigFile, request.OpenTree(), strict: false, new DiagnosticBag())?.ProjectName.Value ?? "";
}
