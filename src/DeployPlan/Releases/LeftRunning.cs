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
        var deployed = new HashSet<string>(DeploysOf(folder.Plan).SelectMany(static deploy => deploy.Inputs.Services), StringComparer.Ordinal);
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
                left.AddRange(inputs.Services.Where(service => !deployed.Contains(service)).Select(service => Of(before, operation, inputs, service, isShared ? folder : null)).OfType<LeftRunning>());
            }
        }

        if (isShared)
        {
            left.AddRange(Elsewhere(store, folder));
        }

        return left;
    }

    private static LeftRunning? Of(ReleaseFolder before, Operation deploy, DeployInputs inputs, string service, ReleaseFolder? shared) => deploy.Driver switch
    {
        // Which engine it was, no record says.
        "compose" => new LeftRunning(service, before.Directory, $"docker compose -p {inputs.ProjectName} rm -s -f {service}", IsHere: shared is null),

        // The machine that started it has its log.
        "process" when shared is not null && !new DeployedService(service, before, deploy).IsOfHere(shared.Release.Id) => new LeftRunning(service, before.Directory, StopOf(before.Plan, service), IsHere: false),
        _ => null,
    };

    // What ran here was replaced. What another machine, or another checkout of this one, has started last runs on beside it.
    private static IEnumerable<LeftRunning> Elsewhere(ReleaseStore store, ReleaseFolder folder)
    {
        var again = new HashSet<string>(
            DeploysOf(folder.Plan).Where(static deploy => deploy.Operation.Driver == "process").SelectMany(deploy => deploy.Inputs.Services.Where(service => new DeployedService(service, folder, deploy.Operation).HasLog)),
            StringComparer.Ordinal);
        foreach (var before in again.Count == 0 ? [] : DeployedService.Before(store, folder))
        {
            if (again.Remove(before.Name) && before.Deploy.Driver == "process" && !before.IsOfHere(folder.Release.Id))
            {
                yield return new LeftRunning(before.Name, before.Folder.Directory, StopOf(folder.Plan, before.Name), IsHere: false) { IsDeployedAgain = true };
            }

            if (again.Count == 0)
            {
                yield break;
            }
        }
    }

    private static string StopOf(Plan plan, string service) => $"dotnet build -t:DeployPlanStop -p:Env={plan.Environment} -p:DeployPlanService={service}";

    private static IEnumerable<(Operation Operation, DeployInputs Inputs)> DeploysOf(Plan plan) =>
        plan.Operations.Where(static operation => operation.Inputs is DeployInputs).Select(static operation => (operation, (DeployInputs)operation.Inputs));
}
