namespace DeployPlan.Drivers.Containers;

/// <summary>The name of an image without its tag, as the distribution specification splits it.</summary>
/// <param name="name">The registry, if there is one, and the repository: <c>registry.example.com/acme/api</c>.</param>
internal readonly struct ImageName(string name)
{
    private static readonly char[] SignsOfHost = ['.', ':'];

    /// <summary>Host and port; empty if the image is known to the local engine alone, or is on the default registry of the engine.</summary>
    public string Registry => HasRegistry ? Segments[0] : "";

    /// <summary>The name within the registry.</summary>
    public string Repository => HasRegistry ? Segments[1] : name;

    /// <summary>A first segment is a host if it cannot be anything else.</summary>
    public bool HasRegistry => Segments is [var first, _] && (first == "localhost" || first.IndexOfAny(SignsOfHost) >= 0);

    private string[] Segments => name.Split(['/'], 2);

    public string WithTag(string tag) => $"{name}:{tag}";

    public string WithDigest(string digest) => $"{name}@{digest}";
}
