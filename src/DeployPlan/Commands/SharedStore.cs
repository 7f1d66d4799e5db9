using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Stores;
using DeployPlan.Text;

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

        if (!MayBeShown(request, diagnostics))
        {
            return null;
        }

        if (settings.Program.Length == 0)
        {
            diagnostics.Add(StoreDiagnostics.NoProgram(request.ConfigFile, StoreLocation.Shown(settings.Location)));
            return null;
        }

        StoreSession? session = null;
        return Try(request, diagnostics, () => session = StoreSession.Open(settings)) ? session : null;
    }

    /// <summary>Whether its location has no secret, which would be in logs and exported files; otherwise with a diagnostic. True where there is no store.</summary>
    public static bool MayBeShown(CommandRequest request, DiagnosticBag diagnostics)
    {
        if (request.Shared is not { } settings || !StoreLocation.HasSecret(settings.Location))
        {
            return true;
        }

        diagnostics.Add(StoreDiagnostics.Unusable(request.ConfigFile, StoreLocation.Shown(settings.Location), "it has a secret in it, where a build shows it; write the name of a variable, or of a remote of git"));
        return false;
    }

    /// <summary>
    /// Brings the copy of the environment that is named, or of all of the project, up to date; true where there is no store, or nothing says which project. What cannot be read is a diagnostic.
    /// </summary>
    public static bool Pull(CommandRequest request, DiagnosticBag diagnostics)
    {
        // A name that can be none is found by whoever looks for the environment.
        if (request.Shared is null || (request.Environment is { } asked && !NameRules.IsName(asked)) || ConfiguredProject.Of(request) is not { Length: > 0 } project)
        {
            return true;
        }

        using var session = Open(request, diagnostics);
        IReadOnlyList<string> environments = request.Environment is { } environment ? [environment] : [];
        return session is not null
            && (environments.Count > 0 || Try(request, diagnostics, () => environments = [.. session.Client.List(StoreNames.PrefixOf(project)).Select(static document => document.Name.Split('/')[1]).Distinct()]))
            && environments.All(name => Pull(request, session, project, name, diagnostics));
    }

    /// <summary>Brings the copy of an environment up to date, with a store that is open.</summary>
    public static bool Pull(CommandRequest request, StoreSession session, string project, string environment, DiagnosticBag diagnostics) =>
        !NameRules.IsName(environment) || Try(request, diagnostics, () => Of(request, session, project, environment).Pull(request.Here));

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
                : StoreDiagnostics.Unusable(request.ConfigFile, StoreLocation.Shown(request.Shared?.Location ?? ""), e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(ExecutionDiagnostics.CannotWriteState(request.ReleasesDirectory, e));
        }

        return false;
    }
}
