using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>A service that an earlier release deployed and that runs on, although the plan has no operation for it any more.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Place">Full path of the file or folder that says so.</param>
/// <param name="Command">The command that stops it.</param>
internal sealed record LeftRunning(string Service, string Place, string Command)
{
    /// <summary>Those of the driver <c>process</c> that run, and those of <c>compose</c> that the release before this one had.</summary>
    public static IReadOnlyList<LeftRunning> Of(ReleaseStore store, ReleaseFolder folder)
    {
        var deployed = new HashSet<string>(DeploysOf(folder.Plan).SelectMany(static deploy => deploy.Services), StringComparer.Ordinal);
        var left = new List<LeftRunning>();
        var services = Path.Combine(Path.GetDirectoryName(folder.Directory)!, "services");
        string[] homes = Directory.Exists(services) ? Directory.GetDirectories(services) : [];
        foreach (var home in homes.OrderBy(static home => home, StringComparer.Ordinal))
        {
            var file = Path.Combine(home, "service.pid");
            if (!deployed.Contains(Path.GetFileName(home)) && RunningProgram.Read(file) is { IsCertainlyRunning: true })
            {
                var service = Path.GetFileName(home);
                left.Add(new LeftRunning(service, file, $"dotnet build -t:DeployPlanStop -p:Env={folder.Plan.Environment} -p:DeployPlanService={service}"));
            }
        }

        if (SuccessfulReleases.Before(store, folder) is { } before)
        {
            foreach (var deploy in DeploysOf(before.Plan, "compose"))
            {
                left.AddRange(deploy.Services.Where(service => !deployed.Contains(service))
                    .Select(service => new LeftRunning(service, before.Directory, $"docker compose -p {deploy.ProjectName} rm -s -f {service}")));
            }
        }

        return left;
    }

    private static IEnumerable<DeployInputs> DeploysOf(Plan plan, string? driver = null) =>
        plan.Operations.Where(operation => driver is null || operation.Driver == driver).Select(static operation => operation.Inputs).OfType<DeployInputs>();
}
