namespace DeployPlan.Text;

/// <summary>What an alias represents.</summary>
internal sealed class Anchored(DocumentNode node, long size, int height)
{
    /// <summary>The node with the anchor.</summary>
    public DocumentNode Node { get; } = node;

    /// <summary>How many nodes it has, aliases expanded.</summary>
    public long Size { get; } = size;

    /// <summary>How many levels of collections it has, including itself.</summary>
    public int Height { get; } = height;
}
