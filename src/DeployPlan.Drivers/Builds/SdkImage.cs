using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DeployPlan.Drivers.Containers;
using DeployPlan.Text;

namespace DeployPlan.Drivers.Builds;

/// <summary>The image that the .NET SDK made, as the properties of its publish say it.</summary>
internal sealed class SdkImage
{
    // How a container of it is started. The SDK sets nothing else.
    private static readonly string[] Settings = ["Cmd", "Entrypoint", "Env", "ExposedPorts", "Healthcheck", "Labels", "StopSignal", "User", "Volumes", "WorkingDir"];

    private readonly string _configuration;

    /// <param name="properties">Their values; null if there are none.</param>
    public SdkImage(DataValue.Entries? properties)
    {
        _configuration = properties?.TextOf("GeneratedContainerConfiguration") ?? "";

        // For several runtimes the SDK creates an index of images, and reports only its text.
        Digest = properties?.TextOf("GeneratedImageIndex") is { Length: > 0 } index ? DigestOf(index) : properties?.TextOf("GeneratedContainerDigest") ?? "";
    }

    /// <summary>The digest of its manifest or index; empty if there is no image.</summary>
    public string Digest { get; }

    /// <summary>
    /// The id of an image that an engine has, if it is this one; null if that is not certain. Most engines name an image by the digest of its configuration or of its manifest; one that gives it a manifest
    /// of its own shows the same layers and settings.
    /// </summary>
    /// <param name="inspected">What the engine says of the image; null if nothing.</param>
    public string? IdIn(DataValue? inspected) =>
        inspected is DataValue.Entries image && ImageId.In(image.TextOf("Id") ?? "") is { } id
        && (id == Digest || (_configuration.Length > 0 && (id == DigestOf(_configuration) || HasContentOf(image)))) ? id : null;

    private bool HasContentOf(DataValue.Entries image) =>
        JsonText.Read(_configuration) is DataValue.Entries own
        && own.EntriesOf("rootfs")?.Find("diff_ids") is DataValue.Items { Values.Count: > 0 } layers
        && IsSame(layers, image.EntriesOf("RootFS")?.Find("Layers"))
        && Array.TrueForAll(Settings, setting => IsSame(own.EntriesOf("config")?.Find(setting), image.EntriesOf("Config")?.Find(setting)));

    // Engines write what is empty in several ways, or not at all.
    private static bool IsSame(DataValue? own, DataValue? other) => (own, other) switch
    {
        (DataValue.Items a, DataValue.Items b) => a.Values.Count == b.Values.Count && a.Values.Zip(b.Values, IsSame).All(static same => same),
        (DataValue.Entries a, DataValue.Entries b) => a.Values.Count == b.Values.Count && a.Values.Zip(b.Values, static (x, y) => x.Key == y.Key && IsSame(x.Value, y.Value)).All(static same => same),
        _ => IsEmpty(own) ? IsEmpty(other) : own!.Equals(other),
    };

    private static bool IsEmpty(DataValue? value) => value is null or DataValue.Nothing or DataValue.Text { Value: "" } or DataValue.Items { Values.Count: 0 } or DataValue.Entries { Values.Count: 0 };

    private static string DigestOf(string text)
    {
        using var sha256 = SHA256.Create();
        return "sha256:" + string.Concat(sha256.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(static part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
