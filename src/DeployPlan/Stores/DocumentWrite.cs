namespace DeployPlan.Stores;

/// <summary>One document to write.</summary>
/// <param name="Name">The name.</param>
/// <param name="Bytes">The content; null to delete it.</param>
/// <param name="Expected">The version that it must have; empty where it must not be there; null for whatever is there.</param>
internal sealed record DocumentWrite(string Name, byte[]? Bytes, string? Expected)
{
    /// <summary>How <see cref="Expected"/> says that the document must not be there.</summary>
    public const string Absent = "";
}
