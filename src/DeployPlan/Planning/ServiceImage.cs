using DeployPlan.Configuration;

namespace DeployPlan.Planning;

/// <summary>The image of a service: what its build pushes and its deploy runs.</summary>
/// <param name="Name">Without a tag where <paramref name="Tag"/> has it; null if the compose file names the image.</param>
/// <param name="Tag">Null if the name is null or holds its own tag or digest.</param>
internal sealed record ServiceImage(string? Name, string? Tag)
{
    /// <summary>As a container engine takes it; null if there is no name.</summary>
    public string? Reference => Tag is null ? Name : $"{Name}:{Tag}";

    /// <summary>
    /// A service that is built has the version as its tag unless its <c>image</c> names another; one that is not built runs its <c>image</c> exactly as written,
    /// or what the backend builds, or what its compose file says. One that is published to a folder has none.
    /// </summary>
    public static ServiceImage Of(PlanningContext context, ServiceConfig service)
    {
        if (context.IsPublishedToFolder(service.Build))
        {
            return new ServiceImage(null, null);
        }

        if (service.Build is null)
        {
            return service.Image is { } exact ? new ServiceImage(exact.Value, null)
                : context.Environment.Backend is { } backend ? OfBackend(context, backend)
                : new ServiceImage(null, null);
        }

        return service.Image is { } named
            ? Tagged(named.Value, context.Tag)
            : new ServiceImage(context.DefaultImage(service.Name.Value), context.Tag);
    }

    /// <summary>The image of the backend of a Stagecraft file.</summary>
    public static ServiceImage OfBackend(PlanningContext context, BackendConfig backend)
    {
        var tag = ImageReference.TagOf(context.Version + backend.Build.TagSuffix);
        return backend.Image is { } named ? Tagged(named.Value, tag) : new ServiceImage(context.DefaultImage("backend"), tag);
    }

    private static ServiceImage Tagged(string reference, string version)
    {
        var (name, tag) = ImageReference.Split(reference);
        return new ServiceImage(name, tag ?? version);
    }
}
