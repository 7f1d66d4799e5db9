using DeployPlan.Configuration;

namespace DeployPlan.Explanations;

/// <summary>What the image of a service, or of the backend, is made from: see <see cref="Planning.ServiceImage"/>.</summary>
internal static class ImageOrigins
{
    private static readonly string[] ProjectName = ["project", "name"];
    private static readonly string[] Registry = ["project", "registry"];

    /// <summary>The way to the key that names the image, of what is built or deployed for the service; for the backend, of its provider.</summary>
    public static string[] KeyOf(ValueList values, string service) =>
        IsOfBackend(values.Written, service) ? BackendWay(values.Written, "image_name") : ["services", service, "image"];

    /// <summary>The origins of the name without its tag.</summary>
    public static Origin[] Name(ValueList values, string service)
    {
        if (values.Written.Find(KeyOf(values, service)) is { } written)
        {
            return [Origin.Named(written)];
        }

        var name = values.Named(IsOfBackend(values.Written, service) ? ["backend"] : ["services", service]);
        return values.Written.Find(Registry) is { } registry
            ? [Origin.Named(registry), values.Named(ProjectName), name]
            : [values.Named(ProjectName), name];
    }

    /// <summary>The origins of the tag.</summary>
    public static Origin[] Tag(ValueList values, string service, string? image)
    {
        if (image is not null && values.Written.Find(KeyOf(values, service)) is { Data: Text.DataValue.Text text } written && text.Value != image)
        {
            return [Origin.Named(written)];
        }

        return IsOfBackend(values.Written, service) && values.Written.Find(BackendWay(values.Written, "docker_tag_suffix")) is { } suffix
            ? [Origin.Version, Origin.Named(suffix)]
            : [Origin.Version];
    }

    /// <summary>The way to a key of the block that says how the backend is built.</summary>
    public static string[] BackendWay(WrittenValues written, string key)
    {
        var provider = written.Find("backend", "provider")?.Data is Text.DataValue.Text text ? text.Value : "";
        return ["backend", "providers", provider, "build", key];
    }

    /// <summary>Whether the service, or the environment as a whole, runs what the backend builds.</summary>
    private static bool IsOfBackend(WrittenValues written, string service) =>
        written.Find("backend") is not null
        && written.Find("services", service, "project") is null
        && written.Find("services", service, "build") is null
        && written.Find("services", service, "image") is null;
}
