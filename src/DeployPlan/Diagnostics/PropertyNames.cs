namespace DeployPlan.Diagnostics;

/// <summary>The properties of MSBuild whose names begin with <c>DeployPlan</c>: those of docs/msbuild.md.</summary>
internal static class PropertyNames
{
    private const string Prefix = "DeployPlan";

    // Those to set.
    private static readonly string[] Set =
    [
        "AllowIrreversible", "AllowOutdated", "AllowReplay", "Approve", "Base", "BaseEnvironment", "BaseFile", "BaseLock", "BaseRelease",
        "BaselineTo", "BreakLock", "BuiltInDrivers", "Color", "Config", "DependsOn", "DryRun", "Engine", "Environment", "ExportFile", "ExportImage", "ExportVariables",
        "FailOnChanges", "File", "Follow", "Format", "HeartbeatSeconds", "Html", "InitFrom", "JobSummary", "LastRelease", "LeaseSeconds",
        "LockSources", "LockVersion", "LockedMode", "LogLines", "Markdown", "MigrateTo", "NewDatabase", "OnBuild", "OperationId", "OutputDirectory",
        "Release", "RepositoryRoot", "Resume", "Service", "Services", "StateDirectory", "Store", "StoreLogKilobytes", "Strict",
        "TargetRelease", "Version", "VersionTargets", "WatchSeconds",
    ];

    // Those that targets set, for what follows them and for drivers.
    private static readonly string[] Given =
    [
        "Attempt", "BaselineFile", "BaselineId", "ConfigDirectory", "DiffFile", "DiffMarkdownFile", "DriverFile", "EnvironmentFile", "HasChanges",
        "Id", "IsLastAttempt", "IsReversible", "LockFile", "OperationLog", "OperationResult", "PointOfNoReturn", "ReleaseDirectory", "ReleaseId",
        "ReleasesFile", "RollbackFile", "RollbackId", "SealedInputs", "SecretVariables", "ServiceAction", "ServiceText", "TimeoutSeconds",
    ];

    /// <summary>All of them, in ordinal order.</summary>
    public static IEnumerable<string> All => Set.Concat(Given).Select(static rest => Prefix + rest).OrderBy(static name => name, StringComparer.Ordinal);

    /// <summary>The property to set that was probably meant; null for a name that is one, or is near none, as a property that others read may be.</summary>
    public static string? MeantBy(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // What all have in common makes none of them nearer.
        var rest = name.Substring(Prefix.Length);
        return Set.Concat(Given).Contains(rest, StringComparer.OrdinalIgnoreCase) ? null
            : NearestName.Of(rest, Set) is { } nearest ? Prefix + nearest
            : null;
    }
}
