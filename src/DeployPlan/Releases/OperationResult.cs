using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>What a driver says of an operation that it executed: the file <c>results/&lt;number&gt;-&lt;id&gt;.json</c> of a release.</summary>
/// <param name="Applied">The scripts that a migration ran, in that order, also those of the releases that this one continues; null if it does not say.</param>
/// <param name="Reverted">The scripts that a migration undid; null if it does not say.</param>
/// <param name="Image">What a build pushed, with its digest: <c>registry/name@sha256:…</c>; null if it does not say.</param>
/// <param name="Present">Every script of a migration that the database has, by its journal; null if it does not say.</param>
/// <param name="ImageId">The id in the engine of an image that has no registry: <c>sha256:…</c>; null if it does not say.</param>
/// <param name="Folder">What a build published, relative to the folder of the environment; null if it does not say.</param>
internal sealed record OperationResult(
    IReadOnlyList<string>? Applied, IReadOnlyList<string>? Reverted, string? Image, string? Folder = null, IReadOnlyList<string>? Present = null, string? ImageId = null)
{
    public static OperationResult Empty { get; } = new(null, null, null);

    public static OperationResult Fields(Form form, OperationResult x) => new(
        form.OptionalTexts("applied", x.Applied, TextKind.Any, "The scripts that a migration ran, in that order."),
        form.OptionalTexts("reverted", x.Reverted, TextKind.Any, "The scripts that a migration undid."),
        form.OptionalText("image", x.Image, TextKind.Filled, "What a build pushed, with its digest."),
        form.OptionalText("folder", x.Folder, TextKind.Filled, "What a build published, relative to the folder of the environment."),
        form.OptionalTexts("present", x.Present, TextKind.Any, "Every script of a migration that the database has, by its journal."),
        form.OptionalText("image_id", x.ImageId, TextKind.Filled, "The id in the engine of an image that has no registry."));

    /// <summary>The result in a file; null if there is none that is whole.</summary>
    public static OperationResult? Read(string file) => RecordFormat.Read(file, Empty, Fields) is { } result
        ? result with { Image = result.Image is { Length: > 0 } image ? image : null, ImageId = result.ImageId is { Length: > 0 } id ? id : null }
        : null;

    /// <summary>Whether the driver has said something that cannot be read any more: that is not the same as nothing.</summary>
    public static bool IsDamaged(string file) => File.Exists(file) && Read(file) is null;

    /// <summary>The one way to name exactly the image that was made; its tag where nothing better is known.</summary>
    public string? ExactImage => ImageId ?? Image;

    public byte[] ToBytes() => RecordFormat.ToBytes(this, Fields);
}
