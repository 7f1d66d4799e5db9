using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>A service that an earlier release deployed and that runs on: the plan has no operation for it any more, or has deployed it in another place.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Place">Full path of the file or folder that says so.</param>
/// <param name="Command">The command that stops it.</param>
/// <param name="IsHere">Whether it is on this machine; else it is on the one that deployed it, and only that one can tell whether it runs.</param>
internal sealed record LeftRunning(string Service, string Place, string Command, bool IsHere)
{
    /// <summary>Whether this release deployed the service, too, beside what the earlier one left elsewhere.</summary>
    public bool IsDeployedAgain { get; init; }

    /// <summary>Those of the driver <c>process</c> that run on this machine, and what the release before this one had: of <c>compose</c>, and of <c>process</c> on other machines.</summary>
    /// <param name="store">The releases.</param>
    /// <param name="folder">The release that has just ended.</param>
    /// <param name="isShared">Whether other machines deploy to the environment, too.</param>
    public static IReadOnlyList<LeftRunning> Of(ReleaseStore store, ReleaseFolder folder, bool isShared)
    {
        var deployed = DeploysOf(folder.Plan).SelectMany(static deploy => deploy.Inputs.Services.Select(service => (Service: service, deploy.Operation))).ToLookup(static deploy => deploy.Service, static deploy => deploy.Operation);
        var left = new List<LeftRunning>();
        var services = Path.Combine(Path.GetDirectoryName(folder.Directory)!, "services");
        string[] homes = Directory.Exists(services) ? Directory.GetDirectories(services) : [];
        foreach (var home in homes.OrderBy(static home => home, StringComparer.Ordinal))
        {
            var file = Path.Combine(home, "service.pid");
            if (!deployed.Contains(Path.GetFileName(home)) && RunningProgram.Read(file) is { IsCertainlyRunning: true })
            {
                var service = Path.GetFileName(home);
                left.Add(new LeftRunning(service, file, StopOf(folder.Plan, service), IsHere: true));
            }
        }

        if (SuccessfulReleases.Before(store, folder) is { } before)
        {
            foreach (var (operation, inputs) in DeploysOf(before.Plan))
            {
                left.AddRange(inputs.Services.Select(service => deployed.Contains(service)
                    ? OfAgain(before, operation, folder, deployed[service].First(), service, isShared)
                    : Of(before, operation, inputs, service, isShared)).OfType<LeftRunning>());
            }
        }

        return left;
    }

    private static LeftRunning? Of(ReleaseFolder before, Operation deploy, DeployInputs inputs, string service, bool isShared) => deploy.Driver switch
    {
        // Which engine it was, no record says.
        "compose" => new LeftRunning(service, before.Directory, $"docker compose -p {inputs.ProjectName} rm -s -f {service}", IsHere: !isShared),

        // The machine that started it has its log.
        "process" when isShared && !new DeployedService(service, before, deploy).HasLog => Elsewhere(before, service),
        _ => null,
    };

    // What ran here was replaced. What another machine, or another checkout of this one, has started runs on beside it.
    private static LeftRunning? OfAgain(ReleaseFolder before, Operation deploy, ReleaseFolder folder, Operation again, string service, bool isShared) =>
        isShared && deploy.Driver == "process" && !new DeployedService(service, before, deploy).HasLog && new DeployedService(service, folder, again).HasLog
            ? Elsewhere(before, service) with { IsDeployedAgain = true }
            : null;

    private static LeftRunning Elsewhere(ReleaseFolder before, string service) => new(service, before.Directory, StopOf(before.Plan, service), IsHere: false);

    private static string StopOf(Plan plan, string service) => $"dotnet build -t:DeployPlanStop -p:Env={plan.Environment} -p:DeployPlanService={service}";

    private static IEnumerable<(Operation Operation, DeployInputs Inputs)> DeploysOf(Plan plan) =>
        plan.Operations.Where(static operation => operation.Inputs is DeployInputs).Select(static operation => (operation, (DeployInputs)operation.Inputs));
}
