using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>A first config as a file: it can be planned unchanged, and its comments teach what to change.</summary>
internal static class ConfigText
{
    /// <summary>The whole text, lines that end in LF.</summary>
    public static string Of(ScaffoldedConfig config) => string.Concat(Lines(config).Select(static line => line + "\n"));

    private static IEnumerable<string> Lines(ScaffoldedConfig config) =>
    [
        "# yaml-language-server: $schema=deploy.schema.json",
        $"# What is deployed, and where. Written once by -t:DeployPlanInit from {YamlText.Comment(config.Origin)}; from here on it is yours.",
        $"# Every dotnet build checks it and plans each environment. In this folder, one plan is shown by: {YamlText.Comment(config.Command)}",
        .. config.Notes.Select(static note => "# " + YamlText.Comment(note)),
        .. config.LeftOut.Select(static path => $"# Left out, because such a path does not work on every system: {YamlText.Comment(path)}"),
        "",
        "project:",
        $"  name: {YamlText.Scalar(config.Name)}",
        "  # Where images are pushed; without it they have local names.",
        config.Registry is { } registry ? $"  registry: {YamlText.Scalar(registry)}" : "  # registry: registry.example.com/acme",
        .. DatabaseText.Lines(config.Databases),
        .. ServiceText.Lines(config),
        .. config.Databases.Any(static database => !database.IsComment && database.Engine.Length > 0) && config.Services.Any(static service => !service.IsComment)
            ? ["", "# All builds come before the first migration, so that a build that fails leaves every database as it was.", "migrate_after_build: true"]
            : Array.Empty<string>(),
        .. EnvironmentText.Lines(config),
    ];
}
