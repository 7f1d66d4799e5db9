using DeployPlan.Diagnostics;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Documentation;

/// <summary>What docs/diagnostics.md shows of an apply. When each of these is said is held by the tests of releases and of apply; here is held how.</summary>
internal static class ExecutionExamples
{
    private const string Id = "sha256:4adc03e70899c051335476717aa567b94beb9852b924a334ee417703b0e846e8";
    private const string Other = "sha256:f1e8a27cc0a2a5c2a8f0d3c4c6c6c04ea2f2f9d5d5a0f6f8c7a7b0b7c3c90d11";
    private const string Release = "20260102T120000000Z-1a2b3c";
    private const string State = ".deployplan/prod";
    private const string Plan = "bin/deployplan/prod/plan.json";

    private const string Next = "20260103T120000000Z-4d5e6f";

    private static readonly DateTime Noon = new(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);
    private static readonly LockHolder Holder = new(Release, "ci", 4242, "", Noon)
    {
        Machine = new("build-7", "", "", ""),
        Job = "https://github.com/acme/shop/actions/runs/1234567890",
    };

    public static IReadOnlyDictionary<string, Func<ExampleFolder, Diagnostic>> All { get; } = new Dictionary<string, Func<ExampleFolder, Diagnostic>>
    {
        ["DPL4001"] = folder => ExecutionDiagnostics.InputEdited(folder.PathOf("db/orders/001.sql"), "migration_orders_pre_deploy"),
        ["DPL4002"] = folder => ExecutionDiagnostics.InputRemoved(folder.PathOf("db/orders/001.sql"), "migration_orders_pre_deploy"),
        ["DPL4003"] = folder => ExecutionDiagnostics.InputAdded(folder.PathOf("db/orders/002.sql"), "migration_orders_pre_deploy"),
        ["DPL4004"] = folder => ExecutionDiagnostics.InputUnreadable(folder.PathOf("db/orders/001.sql"), "migration_orders_pre_deploy", "Access is denied."),
        ["DPL4005"] = folder => ExecutionDiagnostics.MissingVariables(folder.PathOf(Plan), ["ORDERS_DB", "REPORTS_DB"]),
        ["DPL4006"] = folder => ExecutionDiagnostics.MissingDriver(folder.PathOf(Plan), "ftp", "deploy", ["deploy_prod_api"], ["command", "compose", "process"]),
        ["DPL4007"] = folder => ExecutionDiagnostics.BadDriver(folder.PathOf("Shop.csproj"), "ftp", DriverTable.ProblemOf(new Driver("ftp", "deploy", "", "", 0, 1, 0))!),
        ["DPL4008"] = folder => ExecutionDiagnostics.NotApproved(folder.PathOf(Plan), Command("DeployPlanVersion=1.4.0", "DeployPlanApprove=" + Id)),
        ["DPL4009"] = folder => ExecutionDiagnostics.OtherPlanApproved(folder.PathOf(Plan), Other, Id, Command("DeployPlanVersion=1.4.0", "DeployPlanApprove=" + Id)),
        ["DPL4010"] = folder => ExecutionDiagnostics.OtherEnvironment(folder.PathOf("plan.json"), "staging", "prod"),
        ["DPL4011"] = folder => ExecutionDiagnostics.NoEnvironment(folder.PathOf("Shop.csproj")),
        ["DPL4260"] = folder => ServiceDiagnostics.UnknownService(folder.PathOf(State), "prod", "catalgo", ["api", "catalog"]),
        ["DPL4261"] = folder => ServiceDiagnostics.NoRelease(folder.PathOf(State), "prod"),
        ["DPL4262"] = folder => ServiceDiagnostics.OtherDriver(folder.PathOf(State + "/20260102T120000000Z-1a2b3c"), "api", "compose"),
        ["DPL4263"] = folder => ServiceDiagnostics.NoEnvironment(folder.PathOf("Shop.csproj")),
        ["DPL4264"] = folder => ServiceDiagnostics.NoService(folder.PathOf(State), ["api", "catalog"]),
        ["DPL4247"] = folder => ExecutionDiagnostics.NoTrace(folder.PathOf($"{State}/{Release}"), "Connection refused (127.0.0.1:4317)"),
        ["DPL4242"] = folder => ExecutionDiagnostics.LeftRunning(folder.PathOf(State + "/services/worker/service.pid"), "worker", "dotnet build -t:DeployPlanStop -p:Env=prod -p:DeployPlanService=worker"),
        ["DPL4012"] = folder => ExecutionDiagnostics.AlreadyApplied(folder.PathOf(Plan), Release, Command("DeployPlanVersion=1.4.0", "DeployPlanAllowReplay=true")),
        ["DPL4013"] = folder => ExecutionDiagnostics.NothingToResume(folder.PathOf($"{State}/{Release}"), $"release {Release} is complete"),
        ["DPL4014"] = folder => ExecutionDiagnostics.ResumesOtherPlan(folder.PathOf("plan.json"), Id, Release, Other),
        ["DPL4015"] = folder => ExecutionDiagnostics.Locked(folder.PathOf($"{State}/lock"), Holder.ToString(Noon.AddHours(3)), Command("DeployPlanVersion=1.4.0", "DeployPlanBreakLock=" + Release)),
        ["DPL4016"] = folder => ExecutionDiagnostics.LockIsAlive(folder.PathOf($"{State}/lock"), Holder.ToString(Noon.AddHours(3)), Holder.Pid),
        ["DPL4017"] = folder => ExecutionDiagnostics.UnreadableLock(folder.PathOf($"{State}/lock")),
        ["DPL4018"] = folder => ExecutionDiagnostics.CannotWriteState(folder.PathOf(State), new IOException("No space left on device.")),
        ["DPL4019"] = folder => ExecutionDiagnostics.UnreadableRelease(folder.PathOf($"{State}/{Release}/release.json")),
        ["DPL4020"] = folder => ExecutionDiagnostics.OtherPlanInRelease(folder.PathOf($"{State}/{Release}/plan.json"), Other, Id),
        ["DPL4021"] = folder => ExecutionDiagnostics.ReleasedMeanwhile(folder.PathOf(State), Release),
        ["DPL4022"] = folder => ExecutionDiagnostics.CannotRecord(folder.PathOf($"{State}/{Release}"), "deploy_prod_api", "No space left on device."),
        ["DPL4023"] = folder => ExecutionDiagnostics.OperationFailed(folder.PathOf($"{State}/{Release}/logs/0005-deploy_prod_api.log"), "deploy_prod_api", "command", 1),
        ["DPL4024"] = folder => ExecutionDiagnostics.ReleaseFailed(
            folder.PathOf($"{State}/{Release}"), Release, "4 succeeded, 1 failed, 1 skipped", Command("DeployPlanResume=true")),
        ["DPL4025"] = folder => ExecutionDiagnostics.MissingTool(folder.PathOf(Plan), "'terraform' is not on the PATH", "terraform", ["infra_cloud"]),
        ["DPL4026"] = folder => ExecutionDiagnostics.StillRunning(folder.PathOf($"{State}/{Release}/logs/0001-infra_cloud.log.pid"), "infra_cloud", Release, 4242),
        ["DPL4027"] = folder => ExecutionDiagnostics.UnreadableEnvironmentFile(folder.PathOf("prod.env"), "it does not exist"),
        ["DPL4210"] = folder => ExecutionDiagnostics.NotReady(folder.PathOf(Plan), ["migration_orders_pre_deploy"]),
        ["DPL4028"] = folder => ExecutionDiagnostics.SetChanged(folder.PathOf("src/Api/Api.csproj"), "build_api", 24, 25),
        ["DPL4032"] = folder => ExecutionDiagnostics.PlanWasReplaced(folder.PathOf(Plan), Id, Other),
        ["DPL4033"] = folder => ExecutionDiagnostics.OutdatedPlan(folder.PathOf("plan.json"), $"1.0.0 ({Release})", $"1.2.0 ({Next})"),
        ["DPL4038"] = folder => ExecutionDiagnostics.UnknownBase(folder.PathOf("plan.json"), $"1.2.0 ({Next})"),
        ["DPL4034"] = folder => ExecutionDiagnostics.AppliedBefore(folder.PathOf("plan.json"), "prod", Release, Next),
        ["DPL4035"] = folder => ExecutionDiagnostics.OlderThanDatabase(folder.PathOf("plan.json"), "orders", ["002_voucher.sql"]),
        ["DPL4036"] = folder => ExecutionDiagnostics.PlanOfOtherProject(folder.PathOf("plan.json"), "billing", "shop"),
        ["DPL4270"] = folder => ExecutionDiagnostics.FileOfSeveralFolders(
            folder.PathOf(Plan), "ORDERS_DB", "migration_orders_pre_deploy", "the folder of the config", "deploy_prod_api", "the folder of its release"),
        ["DPL4271"] = folder => ExecutionDiagnostics.DatabaseInMemory(folder.PathOf(Plan), "ORDERS_DB", "migration_orders_pre_deploy"),
        ["DPL4272"] = folder => ExecutionDiagnostics.PortOfOther(folder.PathOf(Plan), "api", 5312, "staging", "api", 4242),
        ["DPL4273"] = folder => ServiceDiagnostics.NoConfig(folder.PathOf("Shop.csproj")),
        ["DPL4274"] = folder => ServiceDiagnostics.NoNumber(folder.PathOf("Shop.csproj"), "DeployPlanLogLines", "all"),
        ["DPL4275"] = folder => ExecutionDiagnostics.EnvironmentFileOutside(folder.PathOf("prod.env")),
        ["DPL4037"] = folder => ExecutionDiagnostics.ReleasesOfOtherProject(folder.PathOf(State), "prod", "billing", "shop"),
    };

    private static string Command(params string[] properties) => new ApplyCommandLine("/work/shop/Shop.csproj", "/work/shop", null).Of("prod", properties);
}
