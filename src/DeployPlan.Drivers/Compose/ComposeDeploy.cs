using DeployPlan.Drivers.Containers;
using DeployPlan.Plans;

namespace DeployPlan.Drivers.Compose;

/// <summary>What one operation deploys.</summary>
internal sealed record ComposeDeploy
{
    /// <summary>The name under which compose groups what it starts.</summary>
    public required string ProjectName { get; init; }

    /// <summary>The name that earlier versions gave to the project; null if it is the same.</summary>
    public required string? FormerName { get; init; }

    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>Whether everything in the compose file is started, for a Stagecraft file: it names no services.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>What the services run; null if the compose file says it.</summary>
    public required string? Image { get; init; }

    /// <summary>The image to pull; null if the plan has none, only the engine has it, or the compose file says that it is not pulled.</summary>
    public required string? PulledImage { get; init; }

    /// <summary>The services whose image the compose file names and compose pulls.</summary>
    public required IReadOnlyList<string> PulledServices { get; init; }

    /// <summary>Whether compose may have to build the image of a service, because the plan has none for it.</summary>
    public required bool MayBuild { get; init; }

    /// <summary>Whether compose must not build, because the plan has the image: also what the file extends or includes may say how to build one.</summary>
    public required bool MustNotBuild { get; init; }

    /// <summary>A service that the compose file does not have; null if it has all.</summary>
    public required string? MissingService { get; init; }

    public required ComposeOverride Override { get; init; }

    /// <summary>Whether the call of compose starts the service.</summary>
    public bool Starts(string service) => IsWhole || Services.Contains(service);

    /// <summary>Whether the plan says what the service runs.</summary>
    public bool Pins(string service) => Image is not null && Services.Contains(service);

    public static ComposeDeploy Of(OperationContext operation, ComposeFile composeFile)
    {
        var inputs = (DeployInputs)operation.Inputs;
        var services = inputs.Services;
        var result = operation.ResultOf("build");
        var built = result?.Image;
        var image = result?.ExactImage ?? (inputs.Image is { } name ? inputs.Tag is { } tag ? new ImageName(name).WithTag(tag) : name : null);
        var isOfEngine = built is not null && !new ImageName(built).HasRegistry;
        var over = new ComposeOverride
        {
            Version = composeFile.Version,
            EnvironmentFile = inputs.EnvFile is null ? "" : Path.Combine(operation.ReleaseDirectory, "compose", operation.Id + ".env"),
            Lines = LinesOf(inputs, composeFile),
        };
        foreach (var service in services)
        {
            over.Pin(service, image);
        }

        var isWhole = inputs.StartsAll(operation.Id);
        if (!isWhole)
        {
            over.Complete(composeFile.WithoutImage.Except(services));
        }

        return new ComposeDeploy
        {
            ProjectName = ComposeProjectName.Of(inputs.ProjectName),
            FormerName = inputs.ProjectName.EndsWith("-" + inputs.Environment, StringComparison.Ordinal)
                ? ComposeProjectName.Of(inputs.ProjectName.Substring(0, inputs.ProjectName.Length - inputs.Environment.Length - 1))
                : null,
            Services = services,
            IsWhole = isWhole,
            Image = image,
            PulledImage = inputs.Pull && !isOfEngine && !(services.Count > 0 && services.All(composeFile.NeverPulls)) ? image : null,
            PulledServices = inputs.Pull && image is null ? [.. services.Where(composeFile.Pulls)] : [],
            MayBuild = isWhole ? composeFile.MayBuild(image is null ? [] : services) : image is null && composeFile.MayBuildOneOf(services),
            MustNotBuild = image is not null && (!isWhole || services.Any(service => composeFile.Has(service, "build"))),
            MissingService = services.FirstOrDefault(composeFile.Lacks),
            Override = over,
        };
    }

    // A compose file that says how long its service may take keeps its word where deploy.yml says nothing else than the default.
    private static IReadOnlyList<string> LinesOf(DeployInputs inputs, ComposeFile composeFile)
    {
        var seconds = inputs.Settings.StopTimeoutSeconds;
        return
        [
            .. seconds == ServiceSettings.Default.StopTimeoutSeconds && inputs.Services.Any(service => composeFile.Has(service, "stop_grace_period"))
                ? (string[])[]
                : [FormattableString.Invariant($"stop_grace_period: {seconds}s")],
            .. inputs.VariableValues.Count == 0 ? (string[])[] : ["environment:"],
            .. inputs.VariableValues.Select(static value => $"  {ComposeOverride.Quoted(value.Key)}: {ComposeOverride.WithReferences(value.Value)}"),
        ];
    }
}
