using DeployPlan.Diagnostics;
using DeployPlan.Stores;

namespace DeployPlan.Tests.Documentation;

/// <summary>What docs/diagnostics.md shows of stores and of releases on several machines. When each of these is said is held by the tests of stores; here is held how.</summary>
internal static class StoreExamples
{
    private const string Release = "20260102T120000000Z-1a2b3c";
    private const string State = ".deployplan/prod";

    private static readonly DateTime Noon = new(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Lease SharedLease = new()
    {
        Release = Release,
        Token = 7,
        Seconds = 120,
        Since = Noon,
        Renewed = Noon.AddSeconds(160),
        User = "ci",
        Host = "build-7",
        Job = "https://github.com/acme/shop/actions/runs/1234567890",
    };

    public static IReadOnlyDictionary<string, Func<ExampleFolder, Diagnostic>> All { get; } = new Dictionary<string, Func<ExampleFolder, Diagnostic>>
    {
        ["DPL4280"] = folder => StoreDiagnostics.Unusable(folder.PathOf("deploy.yml"), "postgres:RELEASES", "the variable RELEASES is not set"),
        ["DPL4281"] = folder => StoreDiagnostics.NoProgram(folder.PathOf("deploy.yml"), "git:origin#deployplan"),
        ["DPL4282"] = folder => StoreDiagnostics.Leased(folder.PathOf("deploy.yml"), SharedLease.ToString(Noon.AddMinutes(3)), Command("DeployPlanVersion=1.4.0", "DeployPlanBreakLock=" + Release)),
        ["DPL4283"] = folder => StoreDiagnostics.LeaseLost(folder.PathOf($"{State}/{Release}"), "the lease of the environment is lost: lease number 8 has taken over from number 7"),
        ["DPL4284"] = folder => StoreDiagnostics.NoStore(folder.PathOf("deploy.yml"), "DeployPlanBegin"),
        ["DPL4285"] = folder => StoreDiagnostics.NotUnderWay(folder.PathOf("deploy.yml"), Release, "prod", "none is"),
        ["DPL4286"] = folder => StoreDiagnostics.NoOperation(folder.PathOf("deploy.yml"), "deploy_prod_apo", "deploy_prod_api"),
        ["DPL4287"] = folder => StoreDiagnostics.WaitsFor(folder.PathOf("deploy.yml"), "deploy_prod_api", "build_api", "is failed"),
        ["DPL4288"] = folder => StoreDiagnostics.StillRunning(folder.PathOf("deploy.yml"), Release, "build_api is"),
        ["DPL4289"] = folder => StoreDiagnostics.OperationEnded(folder.PathOf($"{State}/{Release}/logs/0005-deploy_prod_api.log"), "deploy_prod_api", "failed", "driver command failed"),
        ["DPL4290"] = folder => StoreDiagnostics.NoNumber(folder.PathOf("deploy.yml"), "DeployPlanLeaseSeconds", "2m", 1, 1_000_000),
        ["DPL4291"] = folder => StoreDiagnostics.OtherContent(folder.PathOf($"{State}/{Release}/plan.json"), Release, "prod", "git:origin#deployplan", "plan.json"),
        ["DPL4292"] = folder => StoreDiagnostics.NoChoice(folder.PathOf("deploy.yml"), "DeployPlanMigrateTo", "stor", ["store", "folder"]),
    };

    private static string Command(params string[] properties) => "dotnet build Shop.csproj -t:DeployPlanApply -p:Env=prod" + string.Concat(properties.Select(static property => " -p:" + property));
}
