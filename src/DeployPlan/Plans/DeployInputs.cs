using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>Inputs of <c>deploy</c>.</summary>
internal sealed record DeployInputs : OperationInputs
{
    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The name under which a driver groups what it starts.</summary>
    public required string ProjectName { get; init; }

    /// <summary>The services to deploy: one, or none if a Stagecraft file deploys as a whole.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Whether the operation of that id starts all that the compose file has.</summary>
    public bool StartsAll(string id) => Services.Count == 0 || id == "deploy_" + Environment;

    /// <summary>The .NET project that was built, for drivers that run it without an image.</summary>
    public string? Project { get; init; }

    /// <summary>The image without its tag; null if the compose file names it.</summary>
    public string? Image { get; init; }

    /// <summary>The tag of the image; null if <see cref="Image"/> is null or holds its own tag or digest.</summary>
    public string? Tag { get; init; }

    /// <summary>The release whose artifacts are deployed again; null if what the plan itself builds is deployed.</summary>
    public string? Release { get; init; }

    /// <summary>The compose file.</summary>
    public string? ComposePath { get; init; }

    /// <summary>File with variables for the services.</summary>
    public string? EnvFile { get; init; }

    /// <summary>Names of the variables that it gets of the environment of the build, beside those of <see cref="EnvFile"/>; null if a plan of an earlier format does not say.</summary>
    public IReadOnlyList<string>? Variables { get; init; }

    /// <summary>Variables that it gets with these values, in which <c>${NAME}</c> is a variable of the build; by name in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> VariableValues { get; init; } = [];

    /// <summary>Whether to pull images first.</summary>
    public bool Pull { get; init; } = true;

    /// <summary>Whether the services go on when the driver ends.</summary>
    public bool Detach { get; init; } = true;

    /// <summary>What the service says for the driver.</summary>
    public ServiceSettings Settings { get; init; } = ServiceSettings.Default;

    /// <summary>How it goes over its hosts.</summary>
    public Rollout Rollout { get; init; } = Rollout.Default;

    public static DeployInputs Empty { get; } = new() { Environment = "", ProjectName = "" };

    public override OperationInputs Fields(Form form) => new DeployInputs
    {
        Environment = form.Text("environment", Environment, TextKind.SameEnvironment, "The environment of the plan.", item: Form.NoItem),
        ProjectName = form.Text("project_name", ProjectName, TextKind.Filled, "The name under which the driver groups what it starts."),
        Services = form.Set("services", Services, TextKind.Name, "The services to deploy: one, or the backend of a Stagecraft file, or none where it has none.", item: Form.NoItem),
        Project = form.OptionalText("project", Project, TextKind.Path, "The .NET project, for drivers that run it without an image."),
        Image = form.OptionalText("image", Image, TextKind.Image, "The image without its tag; left out where the compose file names it."),
        Tag = form.OptionalText("tag", Tag, TextKind.Tag, "The tag of the image; left out where the image has its own tag or digest."),
        Release = form.OptionalText("release", Release, TextKind.Name, "The release whose artifacts are deployed again, in a rollback."),
        ComposePath = form.OptionalText("compose_path", ComposePath, TextKind.Path, "The compose file."),
        EnvFile = form.OptionalText("env_file", EnvFile, TextKind.Path, "A file with variables for the services."),
        Variables = form.Has(2)
            ? form.OptionalTexts("variables", Variables, TextKind.Variable, "Names of the variables that the service gets of the environment of the build, beside `env_file`.")
            : Variables,
        VariableValues = form.Has(2) ? form.Map("variable_values", VariableValues, "Variables that the service gets with these values; `${NAME}` in a value is a variable.") : VariableValues,
        Pull = form.Truth("pull", Pull, "Whether to pull images first."),
        Detach = form.Truth("detach", Detach, "Whether the services keep running when the driver ends."),
        Settings = ServiceSettings.Fields(form, Settings),
        Rollout = form.Object("rollout", Rollout, Rollout.Fields, "How the deploy goes over its hosts."),
    };
}
