namespace DeployPlan.Stores;

/// <summary>A document as it was read.</summary>
/// <param name="Name">The name.</param>
/// <param name="Version">The version to expect when it is written again.</param>
/// <param name="Bytes">The content.</param>
internal sealed record StoredDocument(string Name, string Version, byte[] Bytes);
