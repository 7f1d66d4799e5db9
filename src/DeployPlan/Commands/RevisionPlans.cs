using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Commands;

/// <summary>The plans of the config as it is in a revision of git, made of the files of that revision.</summary>
internal sealed class RevisionPlans : IDisposable
{
    private readonly RevisionCheckout? _checkout;
    private readonly ConfigPlans? _plans;
    private readonly DiffRequest _request;
    private readonly DiagnosticBag _diagnostics;
    private readonly DiagnosticBag _found = new();

    public RevisionPlans(DiffRequest request, DiagnosticBag diagnostics)
    {
        (_request, _diagnostics) = (request, diagnostics);
        _checkout = RevisionCheckout.Make(request.ConfigFile, request.RepositoryRoot, request.BaseRevision, diagnostics);
        if (_checkout is { HasConfig: true })
        {
            _plans = ConfigPlans.Read(_checkout.ConfigFile, TreeOf(request, _checkout), strict: false, _found);
            ReportFirst();
        }
    }

    /// <summary>Whether it is known what the revision plans for the environment; null if it has no such environment, or no config yet.</summary>
    public bool Find(string environment, out OriginPlan? plan)
    {
        plan = null;
        if (_checkout is null || _found.HasErrors)
        {
            return false;
        }

        if (_plans is null || !_plans.Environments.Contains(environment))
        {
            return true;
        }

        plan = _plans.Plan(environment, _request.Version, _request.Services);
        ReportFirst();
        return plan is not null;
    }

    /// <inheritdoc />
    public void Dispose() => _checkout?.Dispose();

    // What this product writes here is committed there, where it is.
    private static SourceTree TreeOf(DiffRequest request, RevisionCheckout checkout)
    {
        var folder = Path.GetDirectoryName(checkout.ConfigFile)!;
        var written = request.WrittenFolders.Select(place => Path.Combine(folder, RelativePath.Between(request.ConfigDirectory, place)));
        return new SourceTree(folder, checkout.Root) { Projects = request.Projects, Own = new([.. written]) };
    }

    // The file that it names is deleted before the message is read, so it is reported as the cause of a problem with the request.
    private void ReportFirst()
    {
        if (_found.ToSortedList().FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error) is { } first)
        {
            _diagnostics.Add(DiffDiagnostics.BadConfigAtRevision(_request.ConfigFile, _request.BaseRevision, first));
        }
    }
}
