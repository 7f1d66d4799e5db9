using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Text;

namespace DeployPlan.Commands;

/// <summary>Finds what each environment is compared with.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="plans">The config as it is now.</param>
/// <param name="diagnostics">Takes what cannot be found.</param>
internal sealed class ComparisonBases(DiffRequest request, ConfigPlans plans, DiagnosticBag diagnostics) : IDisposable
{
    private const string Last = "last";
    private const string FirstKeyOfLock = "\"lockVersion\"";
    private const int BytesBeforeFirstKey = 64;

    private readonly ReleaseStore _store = request.OpenReleases(request.StateDirectory is null ? "" : plans.Project);
    private RevisionPlans? _revision;

    /// <summary>Null, with a diagnostic, where there is nothing to compare with.</summary>
    public ComparisonBase? Of(string environment) =>
        request.BaseFile.Length > 0 ? OfFile()
        : request.BaseRelease.Length > 0 ? OfRelease(environment)
        : request.BaseLock ? OfLock(environment, DiffDiagnostics.NoLock)
        : request.BaseRevision.Length > 0 ? OfRevision(environment)
        : request.BaseEnvironment.Length > 0 ? OfEnvironment(environment)
        : SuccessfulReleases.Last(_store, environment) is { } last ? OfRelease(last)
        : OfLock(environment, (_, name) => DiffDiagnostics.NothingToCompareWith(request.ConfigFile, name));

    /// <inheritdoc />
    public void Dispose() => _revision?.Dispose();

    private ComparisonBase? OfFile()
    {
        var file = request.BaseFile;
        if (PlanReader.ReadBytes(file, diagnostics) is not { } bytes)
        {
            return null;
        }

        var isLock = System.Text.Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, BytesBeforeFirstKey)).IndexOf(FirstKeyOfLock, StringComparison.Ordinal) >= 0;
        var plan = isLock ? LockReader.Read(file, bytes, diagnostics) : PlanReader.Read(file, bytes, diagnostics)?.Plan;
        return plan is null ? null : new ComparisonBase("file", Path.GetFileName(file), InputSets.WithMembers(plan, file));
    }

    private ComparisonBase? OfRelease(string environment)
    {
        var directory = _store.DirectoryOf(environment);
        if (request.BaseRelease == Last)
        {
            if (SuccessfulReleases.Last(_store, environment) is { } last)
            {
                return OfRelease(last);
            }

            diagnostics.Add(DiffDiagnostics.NoSuccessfulRelease(directory, environment));
            return null;
        }

        if (!_store.ReleasesOf(environment).Contains(request.BaseRelease))
        {
            diagnostics.Add(DiffDiagnostics.UnknownRelease(directory, request.BaseRelease));
            return null;
        }

        return _store.Open(environment, request.BaseRelease, diagnostics) is { } folder ? OfRelease(folder) : null;
    }

    private static ComparisonBase OfRelease(ReleaseFolder folder) => new("release", $"release {folder.Release.Id} ({folder.Release.Version})", folder.Plan);

    private ComparisonBase? OfLock(string environment, Func<string, string, Diagnostic> missing)
    {
        var name = LockName.Of(environment);
        var file = Path.Combine(request.ConfigDirectory, name);
        if (!File.Exists(file))
        {
            diagnostics.Add(missing(file, environment));
            return null;
        }

        return PlanReader.ReadBytes(file, diagnostics) is { } bytes
            && LockCheck.Read(file, bytes, environment, diagnostics) is { } plan
            ? new ComparisonBase("lock", name, plan)
            : null;
    }

    private ComparisonBase? OfRevision(string environment)
    {
        _revision ??= new RevisionPlans(request, diagnostics);
        return _revision.Find(environment, out var plan) ? new ComparisonBase("revision", request.BaseRevision, plan?.Plan, plan?.Origins) : null;
    }

    // It is planned under the name of the other one, so that the name itself is not a difference.
    private ComparisonBase? OfEnvironment(string environment) =>
        plans.Plan(request.BaseEnvironment, request.Version, request.Services) is { } other
            ? new ComparisonBase("environment", request.BaseEnvironment, EnvironmentRename.Apply(other.Plan, environment))
            : null;
}
