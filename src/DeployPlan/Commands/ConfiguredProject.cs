using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Planning;
using DeployPlan.Releases;

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
        if (name.Length > 0 || (request.StateDirectory is null && request.Shared is null && File.Exists(request.ConfigFile)))
        {
            return name;
        }

        diagnostics.AddRange([.. problems.ToSortedList().Where(static problem => problem.Severity == Severity.Error)]);
        return null;
    }

    /// <summary>As <see cref="OfReleases"/>, for an operation of a release that is under way: its plan says all else, so that a large config is not read for each.</summary>
    public static string? OfOperation(CommandRequest request, DiagnosticBag diagnostics) => ConfigReader.ReadProjectName(request.ConfigFile) ?? OfReleases(request, diagnostics);

    /// <summary>Whether the environment that is asked for has releases or is in the config; false, with those that the config has, where it is neither. A config that cannot be read keeps no one from releases.</summary>
    public static bool Knows(CommandRequest request, ReleaseStore store, DiagnosticBag diagnostics)
    {
        var problems = new DiagnosticBag();
        if (request.Environment is { } environment && store.LatestOf(environment).Length == 0
            && ConfigReader.Read(request.ConfigFile, request.OpenTree(), strict: false, problems) is { } config && !problems.HasErrors)
        {
            return ChosenEnvironments.Of(config, environment, diagnostics).Count > 0;
        }

        return true;
    }

    /// <summary>The environments of the config; empty where it cannot be read.</summary>
    public static IReadOnlyList<string> Environments(CommandRequest request) =>
        ConfigReader.Read(request.ConfigFile, request.OpenTree(), strict: false, new DiagnosticBag()) is { } config ? [.. config.Environments.Select(static environment => environment.Name.Value)] : [];

    private static string Read(CommandRequest request, DiagnosticBag problems) => ConfigReader.Read(request.ConfigFile, request.OpenTree(), strict: false, problems)?.ProjectName.Value ?? "";
}
