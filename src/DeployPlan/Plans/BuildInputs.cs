using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>Inputs of <c>build</c>.</summary>
internal sealed record BuildInputs : OperationInputs
{
    /// <summary>The provider, which is also the driver.</summary>
    public required string Provider { get; init; }

    /// <summary>The .NET project; null for other providers.</summary>
    public string? Project { get; init; }

    /// <summary>The folder to run in.</summary>
    public required string Workdir { get; init; }

    /// <summary>The Dockerfile; null for providers that need none.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The folder that is built.</summary>
    public required string Context { get; init; }

    /// <summary>The stage to build; null for the last.</summary>
    public string? Target { get; init; }

    /// <summary>The image without its tag, registry first; null if the backend's provider names it.</summary>
    public string? Image { get; init; }

    /// <summary>The tag of the image: the version of the plan in the characters that a tag may have.</summary>
    public required string Tag { get; init; }

    /// <summary>Further tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Build arguments.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> BuildArgs { get; init; } = [];

    /// <summary>Image labels.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Labels { get; init; } = [];

    /// <summary>How the .NET project is published; null for other providers.</summary>
    public PublishSettings? Publish { get; init; }

    public static BuildInputs Empty { get; } = new() { Provider = "", Workdir = "", Context = "", Tag = "" };

    public override OperationInputs Fields(Form form) => new BuildInputs
    {
        Provider = form.Text("provider", Provider, TextKind.Filled, "The provider, which is also the driver."),
        Project = form.OptionalText("project", Project, TextKind.Path, "The .NET project."),
        Workdir = form.Text("workdir", Workdir, TextKind.Path, "The folder to run in."),
        Dockerfile = form.OptionalText("dockerfile", Dockerfile, TextKind.Path, "The Dockerfile."),
        Context = form.Text("context", Context, TextKind.Path, "The folder that is built."),
        Target = form.OptionalText("target", Target, TextKind.Filled, "The stage to build; without it, the last one.", item: "BuildTarget"),
        Image = form.OptionalText("image", Image, TextKind.Image, "The image without its tag, registry first."),
        Tag = form.Text("tag", Tag, TextKind.Tag, "The tag of the image: the version, in the characters that a tag may have."),
        Tags = form.Set("tags", Tags, TextKind.Any, "Further tags."),
        BuildArgs = form.Pairs("build_args", BuildArgs, "Build arguments."),
        Labels = form.Pairs("labels", Labels, "Image labels."),
        Publish = form.Has(2) ? form.Optional("publish", Publish, PublishSettings.Default, PublishSettings.Fields, "How the .NET project is published.") : Publish,
    };
}
