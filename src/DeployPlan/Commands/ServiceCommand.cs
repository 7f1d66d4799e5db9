using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>Shows, stops or starts services as the last release that deployed them left them.</summary>
internal static class ServiceCommand
{
    public static ServiceOutcome Run(ServiceRequest request)
    {
        var diagnostics = new DiagnosticBag();
        if (request.Environment is { } environment)
        {
            var (succeeded, text) = Run(request, environment, diagnostics);
            return new ServiceOutcome(diagnostics.ToSortedList(), succeeded, text);
        }

        diagnostics.Add(ServiceDiagnostics.NoEnvironment(request.Project));
        return new ServiceOutcome(diagnostics.ToSortedList(), false, "");
    }

    private static (bool Succeeded, string Text) Run(ServiceRequest request, string environment, DiagnosticBag diagnostics)
    {
        if (ConfiguredProject.OfReleases(request, diagnostics) is not { } project)
        {
            return (false, "");
        }

        if (!SharedStore.Pull(request, diagnostics))
        {
            return (false, "");
        }

        var store = request.OpenReleases(project);
        var directory = store.DirectoryOf(environment);
        if (!ConfiguredProject.Knows(request, store, diagnostics))
        {
            return (false, "");
        }

        if (store.LatestOf(environment) is not { Length: > 0 } latest)
        {
            diagnostics.Add(ServiceDiagnostics.NoRelease(directory, environment));
            return (false, "");
        }

        if (request.Action == ServiceAction.Logs)
        {
            return Call(request, store, environment, diagnostics);
        }

        if (!IsFree(request, directory, environment, diagnostics))
        {
            return (false, "");
        }

        // No apply may replace meanwhile what is stopped or started.
        var claim = new LockClaim(latest, request.Now)
        {
            Job = CiJob.Of(request.Variable),
            Broken = request.BreakLock,
            BreakCommand = broken => CommandWith(request, environment, broken),
        };
        using var held = EnvironmentLock.Take(directory, claim, diagnostics);

        // A release that began before the lock was taken is seen now, and the operations of a later one wait for the lock.
        return held is null || !SharedStore.Pull(request, diagnostics) || !IsFree(request, directory, environment, diagnostics) ? (false, "") : Call(request, store, environment, diagnostics);
    }

    // Whoever has the lease may be gone, but only its clock says so.
    private static bool IsFree(ServiceRequest request, string directory, string environment, DiagnosticBag diagnostics)
    {
        if (SharedReleases.LeaseIn(directory) is not { } lease || lease.Release == request.BreakLock)
        {
            return true;
        }

        diagnostics.Add(StoreDiagnostics.Leased(request.ConfigFile, lease.ToString(DateTime.UtcNow), CommandWith(request, environment, lease.Release)));
        return false;
    }

    private static string CommandWith(ServiceRequest request, string environment, string broken) =>
        $"dotnet build -t:DeployPlan{request.Action} -p:Env={environment}{(request.Service.Length == 0 ? "" : " -p:DeployPlanService=" + request.Service)} -p:DeployPlanBreakLock={broken}";

    private static (bool Succeeded, string Text) Call(ServiceRequest request, ReleaseStore store, string environment, DiagnosticBag diagnostics)
    {
        var directory = store.DirectoryOf(environment);
        var chosen = Chosen(request, Known(request.Action, store, environment, diagnostics), directory, environment, diagnostics);
        var texts = new List<string>();
        var succeeded = true;
        foreach (var service in chosen)
        {
            var driver = new DriverTable(request.Drivers).Find(service.Deploy.Driver, service.Deploy.Type.ToName());
            if (driver is not { ServiceTarget.Length: > 0 })
            {
                diagnostics.Add(ServiceDiagnostics.OtherDriver(service.Folder.Directory, service.Name, service.Deploy.Driver));
                continue;
            }

            if (request.Action == ServiceAction.Start && !IsAsReviewed(request, service, diagnostics))
            {
                continue;
            }

            // What is wrong with one does not keep the others from being stopped.
            succeeded &= request.Call(service.Folder, driver, service.Deploy.Id);
            texts.Add(TakeText(ShownBy(service.Folder, service.Deploy.Id)));
        }

        return (succeeded, string.Join("\n", texts.Where(static text => text.Length > 0)));
    }

    // Without a project, what runs are files of the repository; with one, they are those that its release has published. What runs already is left as it is.
    private static bool IsAsReviewed(ServiceRequest request, DeployedService service, DiagnosticBag diagnostics)
    {
        if (service.Deploy.Inputs is not DeployInputs { Project: null } || service.Process is { IsCertainlyRunning: true })
        {
            return true;
        }

        var found = ReleaseInputs.Check(service.Folder, service.Deploy, request.Projects);
        diagnostics.AddRange(found.ToSortedList());
        return !found.HasErrors;
    }

    /// <summary>Full path of the file in which a driver leaves what a person is shown.</summary>
    public static string ShownBy(ReleaseFolder folder, string id) => folder.LogOf(id) + ".shown";

    // The last deploy that wrote a log has the last one, whatever became of it, and its secrets are those to mask. What was deployed is stopped as it was deployed; beside that, what a failed deploy may have left.
    private static IReadOnlyList<DeployedService> Known(ServiceAction action, ReleaseStore store, string environment, DiagnosticBag diagnostics)
    {
        if (action == ServiceAction.Logs)
        {
            var succeeded = DeployedService.NewestFirst(store, environment, new DiagnosticBag()).ToList();
            return [.. DeployedService.TriedNewestFirst(store, environment, diagnostics).Select(tried => tried.HasLog ? tried : succeeded.Find(service => service.Name == tried.Name) ?? tried)];
        }

        DeployedService[] deployed = [.. DeployedService.NewestFirst(store, environment, diagnostics)];
        return action == ServiceAction.Start ? deployed
            : [.. deployed, .. DeployedService.TriedNewestFirst(store, environment, new DiagnosticBag()).Where(tried => !deployed.Any(service => service.Name == tried.Name))];
    }

    private static IReadOnlyList<DeployedService> Chosen(ServiceRequest request, IReadOnlyList<DeployedService> all, string directory, string environment, DiagnosticBag diagnostics)
    {
        string[] names = [.. all.Select(static service => service.Name)];
        if (request.Service.Length > 0)
        {
            if (!names.Contains(request.Service))
            {
                diagnostics.Add(ServiceDiagnostics.UnknownService(directory, environment, request.Service, names));
            }

            return [.. all.Where(service => service.Name == request.Service)];
        }

        if (request.Action == ServiceAction.Logs && names.Length > 1)
        {
            diagnostics.Add(ServiceDiagnostics.NoService(directory, names));
            return [];
        }

        return request.Action == ServiceAction.Stop ? [.. all.Reverse()] : all;
    }

    private static string TakeText(string file)
    {
        if (!File.Exists(file))
        {
            return "";
        }

        var text = File.ReadAllText(file);
        File.Delete(file);
        return text;
    }
}
