using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Stores;

namespace DeployPlan.Commands;

/// <summary>The store of releases that several machines share, for commands: what is wrong with it is a diagnostic.</summary>
internal static class SharedStore
{
    /// <summary>Opens it; null where there is none, or, with a diagnostic, where it cannot be used.</summary>
    public static StoreSession? Open(CommandRequest request, DiagnosticBag diagnostics)
    {
        if (request.Shared is not { } settings)
        {
            return null;
        }

        if (settings.Program.Length == 0)
        {
            diagnostics.Add(StoreDiagnostics.NoProgram(request.ConfigFile, settings.Location));
            return null;
        }

        StoreSession? session = null;
        return Try(request, diagnostics, () => session = StoreSession.Open(settings)) ? session : null;
    }

    /// <summary>Brings the copy of an environment up to date; true where there is no store. What cannot be read is a diagnostic.</summary>
    public static bool Pull(CommandRequest request, string project, DiagnosticBag diagnostics, params IReadOnlyList<string> environments)
    {
        if (request.Shared is null || environments.Count == 0)
        {
            return true;
        }

        using var session = Open(request, diagnostics);
        return session is not null && environments.All(environment => Pull(request, session, project, environment, diagnostics));
    }

    /// <summary>As above, with a store that is open.</summary>
    public static bool Pull(CommandRequest request, StoreSession session, string project, string environment, DiagnosticBag diagnostics) =>
        Try(request, diagnostics, () => Of(request, session, project, environment).Pull(request.Here));

    /// <summary>The releases of an environment.</summary>
    public static SharedReleases Of(CommandRequest request, StoreSession session, string project, string environment) =>
        new(session.Client, request.OpenReleases(project), project, environment);

    /// <summary>Whether it succeeded; what the store says is a diagnostic.</summary>
    public static bool Try(CommandRequest request, DiagnosticBag diagnostics, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (StoreException e)
        {
            diagnostics.Add(e.Fault == StoreFault.LeaseLost
                ? StoreDiagnostics.LeaseLost(request.ConfigFile, e.Message)
                : StoreDiagnostics.Unusable(request.ConfigFile, request.Shared?.Location ?? "", e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(ExecutionDiagnostics.CannotWriteState(request.ReleasesDirectory, e.Message));
        }

        return false;
    }
}
