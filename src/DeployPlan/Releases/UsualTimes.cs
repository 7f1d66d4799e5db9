using DeployPlan.Diagnostics;

namespace DeployPlan.Releases;

/// <summary>How long operations took in the releases before one.</summary>
/// <param name="store">The releases of the project.</param>
/// <param name="folder">The release.</param>
internal sealed class UsualTimes(ReleaseStore store, ReleaseFolder folder)
{
    private const int MostReleases = 10;

    // Read when something takes long, which most releases never need.
    private readonly Lazy<IReadOnlyList<ReleaseFolder>> _earlier = new(() =>
    [
        .. store.ReleasesOf(folder.Release.Environment).Reverse().Where(id => string.CompareOrdinal(id, folder.Release.Id) < 0).Take(MostReleases)
            .Select(id => store.Open(folder.Release.Environment, id, new DiagnosticBag())).OfType<ReleaseFolder>(),
    ]);

    /// <summary>How long it took where it succeeded, in the last ten releases.</summary>
    public IReadOnlyList<TimeSpan> Of(string id) =>
        [.. _earlier.Value.Where(earlier => earlier.Find(id) is not null).Select(earlier => TimeOf(earlier.ReadRecord(id), earlier.Release)).OfType<TimeSpan>()];

    /// <summary>How long it took in the release; null if it did not succeed there.</summary>
    public static TimeSpan? TimeOf(OperationRecord? record, Release release) =>
        record is { Status: OperationStatus.Succeeded, Ended: { } ended } && record.Release == release.Id ? ended - record.Started : null;

    /// <summary>The one in the middle; of two, the longer one.</summary>
    public static TimeSpan MedianOf(IReadOnlyList<TimeSpan> times) => times.OrderBy(static time => time).ElementAt(times.Count / 2);
}
