using DeployPlan.Files;

namespace DeployPlan.Plans;

/// <summary>The global properties with which drivers build a project, as <see cref="BuildProperties"/>.</summary>
internal static class ProjectProperties
{
    /// <summary>Those of <c>dotnet publish</c> as it is called.</summary>
    public static string Of(PublishSettings settings) => Of(settings, settings.Framework);

    /// <summary>The same before a target framework is chosen, to ask which there are.</summary>
    public static string WithoutFramework(PublishSettings settings) => Of(settings, framework: null);

    /// <summary>Those of the build for the tools of EF Core, by the <c>args</c> of migrations.</summary>
    public static string Of(IReadOnlyList<string> arguments) =>
        BuildProperties.Text(EfCoreArguments.Configuration(arguments) is { } configuration ? [new("Configuration", configuration)] : []);

    /// <summary>Those that a person must give to a build to see what is wrong with the project: <c>-p:Name=value</c>. Those of every publish are left out.</summary>
    public static IEnumerable<string> Shown(string properties) =>
        BuildProperties.Of(properties).Where(static property => property is not ({ Key: "_IsPublishing" } or { Key: "Configuration", Value: "Release" })).Select(static property => $"-p:{property.Key}={property.Value}");

    private static string Of(PublishSettings settings, string? framework)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["_IsPublishing"] = "true", ["Configuration"] = settings.Configuration };
        if (framework is not null)
        {
            properties["TargetFramework"] = framework;
        }

        if (settings.Runtime is { } runtime)
        {
            properties["RuntimeIdentifier"] = runtime;
        }

        if (settings.SelfContained is { } isSelfContained)
        {
            properties["SelfContained"] = isSelfContained ? "true" : "false";
        }

        foreach (var property in settings.Properties)
        {
            properties[property.Key] = property.Value;
        }

        return BuildProperties.Text(properties);
    }
}
