namespace DeployPlan.Files;

/// <summary>What an earlier run saw of the same files.</summary>
/// <param name="taken">When that run began to look, in ticks, UTC.</param>
/// <param name="observations">What it saw.</param>
internal sealed class EarlierLook(long taken, IReadOnlyCollection<Observation> observations)
{
    private Dictionary<(ObservationKind, string, string), Observation>? _byQuestion;

    /// <summary>When that run began to look, in ticks, UTC.</summary>
    public long Taken => taken;

    /// <summary>The answer to that question; null if it was not asked, or has no stamps to tell whether it still holds.</summary>
    public Observation? Find(ObservationKind kind, string path, string filter) => ByQuestion.TryGetValue((kind, path, filter), out var found) ? found : null;

    // A run in which nothing has changed asks nothing here.
    private Dictionary<(ObservationKind, string, string), Observation> ByQuestion =>
        _byQuestion ??= observations.Where(static seen => seen.Stamps.Count > 0).ToDictionary(static seen => (seen.Kind, seen.Path, seen.Filter));
}
