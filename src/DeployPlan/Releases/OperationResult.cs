using DeployPlan.Documents;

namespace DeployPlan.Releases;

/// <summary>What a driver says of an operation that it executed: the file <c>results/&lt;number&gt;-&lt;id&gt;.json</c> of a release.</summary>
/// <param name="Applied">The scripts that a migration ran, or undid, in that order; null where it does not say.</param>
/// <param name="Image">What a build pushed, with its digest: <c>registry/name@sha256:…</c>; null where it does not say.</param>
public sealed record OperationResult(IReadOnlyList<string>? Applied, string? Image)
{
    /// <summary>The result in a file; null where there is none that is whole.</summary>
    public static OperationResult? Read(string file)
    {
        if (RecordFormat.Read(file) is not { } node)
        {
            return null;
        }

        var applied = (node.Find("applied") ?? node.Find("reverted"))?.Value as SequenceNode;
        var image = RecordFormat.Text(node, "image");
        return new OperationResult(applied?.Items.OfType<ScalarNode>().Select(script => script.Text).ToArray(), image.Length == 0 ? null : image);
    }
}
