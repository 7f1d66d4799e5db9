using DeployPlan.Configuration;
using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>The name of the project, for commands that need nothing else of a config.</summary>
internal static class ConfiguredProject
{
    /// <summary>Empty if the config does not say: what is wrong with it must not keep a person from a plan that is saved.</summary>
    public static string Of(CommandRequest request) => Read(request, new DiagnosticBag());

    /// <summary>
    /// The project whose releases are asked for; empty where the state folder is its own, and what is wrong with the config must not keep a person from them. Null, with what is wrong with it, where
    /// the folder may be shared and only the config says which releases are meant, or where there is no config.
    /// </summary>
    public static string? OfReleases(CommandRequest request, DiagnosticBag diagnostics)
    {
        var problems = new DiagnosticBag();
        var name = Read(request, problems);
        if (name.Length > 0 || (request.StateDirectory is null && File.Exists(request.ConfigFile)))
        {
            return name;
        }

        diagnostics.AddRange([.. problems.ToSortedList().Where(static problem => problem.Severity == Severity.Error)]);
        return null;
    }

    private static string Read(CommandRequest request, DiagnosticBag problems) => ConfigReader.Read(request.ConfigFile, request.OpenTree(), strict: false, problems)?.ProjectName.Value ?? "";
}
