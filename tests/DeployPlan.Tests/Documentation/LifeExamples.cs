using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Documentation;

/// <summary>What docs/diagnostics.md shows of scripts, baselines, locks, diffs and rollbacks. When each of these is said is held by their own tests; here is held how.</summary>
internal static class LifeExamples
{
    private const string Older = "20260102T120000000Z-1a2b3c";
    private const string Newer = "20260103T120000000Z-4d5e6f";
    private const string Newest = "20260104T120000000Z-7a8b9c";
    private const string State = ".deployplan/prod";
    private const string Lock = "deployplan.prod.lock.json";

    public static IReadOnlyDictionary<string, Func<ExampleFolder, Diagnostic>> All { get; } = new Dictionary<string, Func<ExampleFolder, Diagnostic>>
    {
        ["DPL3060"] = folder => LockDiagnostics.SavedPlanDiffers(folder.PathOf("plan.json"), "prod", "operation 'deploy_prod_api' was changed: image: shop/api:1.0.0 -> shop/api:latest"),
        ["DPL3107"] = folder => LockDiagnostics.NeedsApproval(folder.PathOf("rollback.json"), "sha256:3b1f0c64b8a7b8c6a4d6ce4dc0e0f5c0a9d1d7b6a8a5e3c8f1b2d4e6f8091a2b", goesBack: true),
        ["DPL3061"] = folder => RollbackDiagnostics.ReleaseWasDeleted(folder.PathOf(State), Newer, Newest),
        ["DPL3062"] = folder => RollbackDiagnostics.ArtifactWasCleaned(folder.PathOf($"{State}/services/api/{Older}"), "deploy_prod_api", Older),
        ["DPL3063"] = folder => RollbackDiagnostics.BuilderWasDeleted(folder.PathOf(State), "deploy_prod_api", Older),
        ["DPL3064"] = folder => PlanFileDiagnostics.NoSwitch(folder.PathOf("deploy.yml"), "DeployPlanLockedMode", "ture"),
        ["DPL3065"] = folder => PlanFileDiagnostics.NoProperty(folder.PathOf("deploy.yml"), "DeployPlanLockedMod", "DeployPlanLockedMode"),
        ["DPL2048"] = folder => ScriptDiagnostics.OutOfOrder(SourceSpan.WholeFile(folder.PathOf("db/orders/002.sql")), "002.sql", "003.sql", "orders", isError: false),
        ["DPL2049"] = folder => ScriptDiagnostics.Renamed(SourceSpan.WholeFile(folder.PathOf("db/orders/001_seed.sql")), "001_seed.sql", "orders", "001.sql", "orders"),
        ["DPL3050"] = folder => BaselineDiagnostics.NoEnvironment(folder.PathOf("deploy.yml")),
        ["DPL3051"] = folder => BaselineDiagnostics.NoDatabase(new(folder.PathOf("deploy.yml"), 2, 17, 2, 21), "prod"),
        ["DPL3052"] = folder => BaselineDiagnostics.NoScript(new(folder.PathOf("deploy.yml"), 2, 17, 2, 21), ["orders"]),
        ["DPL3053"] = folder => BaselineDiagnostics.UnknownDatabase(new(folder.PathOf("deploy.yml"), 2, 17, 2, 21), "002.sql", ["orders", "reports"]),
        ["DPL3054"] = folder => BaselineDiagnostics.UnknownScript(new(folder.PathOf("deploy.yml"), 2, 17, 2, 21), "orders/02.sql", "orders", ["001.sql", "002.sql", "003.sql"]),
        ["DPL3101"] = folder => LockDiagnostics.MissingLock(folder.PathOf(Lock), "prod"),
        ["DPL3102"] = folder => LockDiagnostics.UnreadableLock(PlanReadingDiagnostics.NotAPlan(new(folder.PathOf(Lock), 1, 1, 1, 3), "it contains a list")),
        ["DPL3103"] = folder => LockDiagnostics.OtherLockVersion(new(folder.PathOf(Lock), 2, 18, 2, 23), "2.0", PlanFormat.Version),
        ["DPL3104"] = folder => LockDiagnostics.LockOfOtherEnvironment(SourceSpan.WholeFile(folder.PathOf(Lock)), "staging", "prod"),
        ["DPL3105"] = folder => LockDiagnostics.DiffersFromLock(new(folder.PathOf("deploy.yml"), 3, 3, 3, 3), "prod", "operation 'migration_orders_pre_deploy' was changed: db/orders/001.sql: edited"),
        ["DPL3106"] = folder => LockDiagnostics.CannotWriteLock(folder.PathOf(Lock), "Access is denied."),
        ["DPL3111"] = folder => DiffDiagnostics.SeveralBases(folder.PathOf("deploy.yml"), ["DeployPlanBase", "DeployPlanBaseLock"]),
        ["DPL3112"] = folder => DiffDiagnostics.NoEnvironment(folder.PathOf("deploy.yml"), "DeployPlanBaseEnvironment"),
        ["DPL3113"] = folder => DiffDiagnostics.NothingToCompareWith(folder.PathOf("deploy.yml"), "prod"),
        ["DPL3114"] = folder => DiffDiagnostics.NoSuccessfulRelease(folder.PathOf(State), "prod"),
        ["DPL3115"] = folder => DiffDiagnostics.UnknownRelease(folder.PathOf(State), "20260101T000000000Z-000000"),
        ["DPL3116"] = folder => DiffDiagnostics.NoLock(folder.PathOf(Lock), "prod"),
        ["DPL3117"] = folder => DiffDiagnostics.NoGit(folder.PathOf("deploy.yml"), "No such file or directory"),
        ["DPL3118"] = folder => DiffDiagnostics.NoRepository(folder.PathOf("deploy.yml"), "fatal: not a git repository (or any of the parent directories): .git"),
        ["DPL3119"] = folder => DiffDiagnostics.UnknownRevision(folder.PathOf("deploy.yml"), "origin/main"),
        ["DPL3120"] = folder => DiffDiagnostics.CannotCheckOut(folder.PathOf("deploy.yml"), "origin/main", "No space left on device."),
        ["DPL3121"] = folder => DiffDiagnostics.BadConfigAtRevision(
            folder.PathOf("deploy.yml"), "v1.0", Diagnostic.Error("DPL1014", new("deploy.yml", 2, 21, 2, 40), "'driver' is missing in environment 'prod'")),
        ["DPL3122"] = folder => DiffDiagnostics.HasChanges(folder.PathOf("deploy.yml"), "prod", Lock, "1 changed, 11 unchanged"),
        ["DPL3123"] = folder => DiffDiagnostics.CannotWriteReport(folder.PathOf("bin/deployplan/prod/diff.json"), "Access is denied."),
        ["DPL3131"] = folder => RollbackDiagnostics.NoEnvironment(folder.PathOf("deploy.yml")),
        ["DPL3132"] = folder => RollbackDiagnostics.NoRelease(folder.PathOf(State)),
        ["DPL3133"] = folder => RollbackDiagnostics.NoTarget(folder.PathOf(State), Older, null),
        ["DPL3134"] = folder => RollbackDiagnostics.UnfinishedTarget(folder.PathOf(State), Older),
        ["DPL3135"] = folder => RollbackDiagnostics.TargetIsCurrent(folder.PathOf(State), Newer),
        ["DPL3136"] = folder => RollbackDiagnostics.TargetWasTakenBack(folder.PathOf(State), Newer, Newest),
        ["DPL3137"] = folder => RollbackDiagnostics.UnfinishedRollback(folder.PathOf(State), Newest, "-p:DeployPlanResume=true"),
        ["DPL3138"] = folder => RollbackDiagnostics.InUse(folder.PathOf(State), Newer, "dotnet build -t:DeployPlanRollback -p:Env=prod -p:DeployPlanBreakLock=" + Newer),
        ["DPL3139"] = folder => RollbackDiagnostics.DownScriptDiffers(folder.PathOf("db/orders/002.down.sql"), Newer),
        ["DPL3140"] = folder => RepeatedFileDiagnostics.Differs(folder.PathOf("compose.yml"), folder.PathOf("compose.yml"), "deploy_prod_api", new ReleaseSource(Older, "9aaf7d1c52e0", IsDirty: false), isGone: false, isIgnored: false),
        ["DPL3141"] = folder => RollbackDiagnostics.SeveralSteps(folder.PathOf(State), Older, Newer),
        ["DPL3142"] = folder => RollbackDiagnostics.Irreversible(folder.PathOf(State), "migration_orders_post_deploy", Newer, "002_drop_voucher.sql had no down script (002_drop_voucher.down.sql) in that release and stays"),
        ["DPL3143"] = folder => RollbackDiagnostics.Outdated(folder.PathOf("bin/deployplan/prod/rollback.json"), "prod", Newer, Newest),
        ["DPL3144"] = folder => RepeatedFileDiagnostics.ImageOfVariable(folder.PathOf("compose.yml"), "deploy_prod_api", Older, "registry.example.com/api:${TAG}"),
    };
}
