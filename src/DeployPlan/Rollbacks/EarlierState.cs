using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Rollbacks;

/// <summary>What the releases up to the target have left behind: of each operation the last time that it succeeded.</summary>
internal sealed class EarlierState
{
    private readonly Dictionary<string, (Operation Operation, ExecutedRelease Release)> _last = new(StringComparer.Ordinal);

    public EarlierState(IReadOnlyList<ExecutedRelease> releases)
    {
        foreach (var release in releases)
        {
            foreach (var executed in release.Executed.Where(executed => executed.Status == OperationStatus.Succeeded))
            {
                _last[executed.Operation.Id] = (executed.Operation, release);
            }
        }
    }

    /// <summary>The operation as it last succeeded, and where; null if it never did.</summary>
    public (Operation Operation, ExecutedRelease Release)? Find(string id) => _last.TryGetValue(id, out var found) ? found : null;

    /// <summary>The repeated deploy: with the artifact that was released, by digest if its build recorded one, and never with a new build.</summary>
    public RepeatedOperation? Deploy(string id)
    {
        if (Find(id) is not { } found || found.Operation.Inputs is not DeployInputs inputs)
        {
            return null;
        }

        var release = inputs.Release ?? found.Release.Id;
        var image = found.Operation.DependsOn
            .Where(build => found.Release.Find(build) is { Type: OperationType.Build })
            .Select(build => found.Release.Results.TryGetValue(build, out var result) ? result.ExactImage : null)
            .FirstOrDefault(pushed => pushed is not null);
        var pinned = image is null ? inputs with { Release = release } : inputs with { Release = release, Image = image, Tag = null };
        return new RepeatedOperation(
            found.Operation with
            {
                Description = $"Deploy {Named(found.Operation)} again, as release {release} did",
                Metadata = [.. found.Operation.Metadata.Select(pair => pair.Key == "image" && image is not null ? new(pair.Key, image) : pair)],
                Inputs = pinned,
                DependsOn = [],
            },
            found.Release);
    }

    private static string Named(Operation deploy) => ((DeployInputs)deploy.Inputs).Services is { Count: 1 } services ? services[0] : deploy.Id;
}

/// <summary>A deploy, or a health check, that is repeated.</summary>
/// <param name="Operation">Without its dependencies.</param>
/// <param name="Release">The release in which it was done before.</param>
internal sealed record RepeatedOperation(Operation Operation, ExecutedRelease Release);
