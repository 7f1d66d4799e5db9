using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;

namespace DeployPlan.Views;

/// <summary>What <c>-t:DeployPlanReleases</c> and <c>-t:DeployPlanStatus</c> show.</summary>
internal static class ReleaseListing
{
    /// <summary>One line per release, the newest first.</summary>
    /// <param name="store">The releases of the project.</param>
    /// <param name="environment">One environment; empty for all.</param>
    public static string List(ReleaseStore store, string environment)
    {
        var text = new StringBuilder();
        foreach (var name in environment.Length > 0 ? [environment] : store.Environments)
        {
            var ids = store.ReleasesOf(name);
            text.Append(text.Length > 0 ? "\n\n" : "").Append("Releases to ").Append(name).Append(ids.Count == 0 ? ": none" : "");
            for (var i = ids.Count - 1; i >= 0; i--)
            {
                text.Append("\n  ").Append(ids[i]).Append("  ").Append(Line(store, name, ids[i]));
            }
        }

        return text.Length == 0 ? "There are no releases." : text.ToString();
    }

    /// <summary>The last release with its operations.</summary>
    /// <param name="store">The releases of the project.</param>
    /// <param name="environment">One environment; empty for all.</param>
    /// <param name="configured">With all, those that the config has: where there is any release, one without is named, too.</param>
    public static string Status(ReleaseStore store, string environment, IReadOnlyList<string>? configured = null)
    {
        var text = new StringBuilder();
        IReadOnlyList<string> released = environment.Length > 0 ? [environment] : store.Environments;
        foreach (var name in released.Union(released.Count == 0 ? [] : configured ?? []).OrderBy(static name => name, StringComparer.Ordinal))
        {
            text.Append(text.Length > 0 ? "\n\n" : "");
            if (store.LatestOf(name) is not { Length: > 0 } latest)
            {
                text.Append("Releases to ").Append(name).Append(": none");
            }
            else if (store.Open(name, latest, new DiagnosticBag()) is { } folder)
            {
                text.Append(ReleaseReport.Of(folder, store.IsHeld(name, latest))).Append(Services(store, name));
            }
            else
            {
                text.Append("Release ").Append(latest).Append(" to ").Append(name).Append(": unreadable");
            }
        }

        return text.Length == 0 ? "There are no releases." : text.ToString();
    }

    // Only the driver process keeps what it starts on this machine.
    private static string Services(ReleaseStore store, string environment)
    {
        var services = DeployedService.OfProcesses(store, environment);
        return services.Count == 0 ? "" : "\n\nServices on this machine" + string.Concat(services.Select(service => $"\n  {service.Name.PadRight(services.Max(static other => other.Name.Length))}  {Running(service)}"));
    }

    private static string Running(DeployedService service) => Here(service) + (service.Elsewhere.Length == 0 ? "" : $"; release {service.Elsewhere} deployed it elsewhere");

    private static string Here(DeployedService service) => service.Process switch
    {
        { IsCertainlyRunning: true } process => FormattableString.Invariant($"runs as process {process.Pid}, since release {service.Since}"),
        { Start.Length: 0, IsRunning: true } process => FormattableString.Invariant($"may run as process {process.Pid}, since release {service.Since}: its file does not say when it started"),
        _ => $"does not run; deployed by release {service.Since}",
    };

    private static string Line(ReleaseStore store, string environment, string id)
    {
        if (store.Open(environment, id, new DiagnosticBag()) is not { } folder)
        {
            return "unreadable";
        }

        var state = ReleaseState.Of(folder);
        var line = $"{state.Word(store.IsHeld(environment, id)).PadRight(11)}  {folder.Release.Version}  {state.Counts()}";
        line += folder.Plan.Rollback is { } rollback ? $", rollback to {rollback.To}" : "";
        return folder.Release.Resumes.Length > 0 ? $"{line}, continues {folder.Release.Resumes}" : line;
    }
}
