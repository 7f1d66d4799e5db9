using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>How <c>dotnet publish</c> is called for a project: it passes through the plan as it is written.</summary>
internal sealed record PublishSettings
{
    /// <summary>The target framework; null for the only one of the project.</summary>
    public string? Framework { get; init; }

    /// <summary>The runtime identifier; null for that of the project, or none.</summary>
    public string? Runtime { get; init; }

    /// <summary>Whether the program brings its runtime; null for what the project says.</summary>
    public bool? SelfContained { get; init; }

    /// <summary>The configuration.</summary>
    public string Configuration { get; init; } = "Release";

    /// <summary>Further properties, by name in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Properties { get; init; } = [];

    public static PublishSettings Default { get; } = new();

    public static PublishSettings Fields(Form form, PublishSettings x) => new()
    {
        Framework = form.OptionalText("framework", x.Framework, TextKind.Filled, "The target framework; needed where the project has several.", item: "Framework"),
        Runtime = form.OptionalText("runtime", x.Runtime, TextKind.Filled, "The runtime identifier, such as linux-x64.", item: "Runtime"),
        SelfContained = form.OptionalTruth("self_contained", x.SelfContained, "Whether the program brings its runtime; without it, what the project says counts.", item: "SelfContained"),
        Configuration = form.Text("configuration", x.Configuration, TextKind.Filled, "The configuration.", item: "Configuration"),
        Properties = form.Map("properties", x.Properties, "Further MSBuild properties. Never a secret: the plan holds them."),
    };
}
