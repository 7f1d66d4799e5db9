using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>What a driver says of an operation that it executed: the file <c>results/&lt;number&gt;-&lt;id&gt;.json</c> of a release.</summary>
/// <param name="Applied">The scripts that a migration ran, in that order, also those of the releases that this one continues; null if it does not say.</param>
/// <param name="Reverted">The scripts that a migration undid; null if it does not say.</param>
/// <param name="Image">What a build pushed, with its digest: <c>registry/name@sha256:…</c>; null if it does not say.</param>
internal sealed record OperationResult(IReadOnlyList<string>? Applied, IReadOnlyList<string>? Reverted, string? Image)
{
    /// <summary>The result in a file; null if there is none that is whole.</summary>
    public static OperationResult? Read(string file)
    {
        if (RecordFormat.Read(file) is not { } node)
        {
            return null;
        }

        var image = RecordFormat.Text(node, "image");
        return new OperationResult(Texts(node, "applied"), Texts(node, "reverted"), image.Length == 0 ? null : image);
    }

    private static string[]? Texts(MappingNode node, string key) =>
        node.Find(key)?.Value is SequenceNode list ? [.. list.Items.OfType<ScalarNode>().Select(item => item.Text)] : null;
}
