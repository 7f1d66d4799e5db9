namespace DeployPlan.Views;

/// <summary>A plan next to the last successful release of its environment.</summary>
/// <param name="Release">The id of the release.</param>
/// <param name="Version">What it deployed.</param>
/// <param name="Notes">By the id of an operation, manual ones too.</param>
/// <param name="Gone">Ids of the operations that the release had and the plan has not, in the order of the release.</param>
internal sealed record SinceRelease(string Release, string Version, IReadOnlyDictionary<string, OperationNote> Notes, IReadOnlyList<string> Gone);
