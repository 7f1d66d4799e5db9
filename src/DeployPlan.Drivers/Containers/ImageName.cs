namespace DeployPlan.Drivers.Containers;

/// <summary>The name of an image without its tag, as the distribution specification splits it.</summary>
/// <param name="name">The registry, where there is one, and the repository: <c>registry.example.com/acme/api</c>.</param>
internal readonly struct ImageName(string name)
{
    /// <summary>Host and port; empty where the image is known to the local engine alone, or lies on the registry that an engine takes by default.</summary>
    public string Registry => HasRegistry ? name.Substring(0, name.IndexOf('/')) : "";

    /// <summary>The name within the registry.</summary>
    public string Repository => HasRegistry ? name.Substring(name.IndexOf('/') + 1) : name;

    /// <summary>A first segment is a host where nothing else can look like it.</summary>
    public bool HasRegistry => name.IndexOf('/') is > 0 and var slash && IsHost(name.Substring(0, slash));

    public string WithTag(string tag) => $"{name}:{tag}";

    public string WithDigest(string digest) => $"{name}@{digest}";

    private static bool IsHost(string segment) => segment == "localhost" || segment.IndexOf('.') >= 0 || segment.IndexOf(':') >= 0;
}
