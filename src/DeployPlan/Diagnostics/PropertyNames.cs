namespace DeployPlan.Diagnostics;

/// <summary>The properties of MSBuild whose names begin with <c>DeployPlan</c>: those of docs/msbuild.md.</summary>
internal static class PropertyNames
{
    private const string Prefix = "DeployPlan";

    private static readonly string[] Rests =
    [
        "AllowIrreversible", "AllowOutdated", "AllowReplay", "Approve", "Attempt", "Base", "BaseEnvironment", "BaseFile", "BaseLock", "BaseRelease",
        "BaselineFile", "BaselineId", "BaselineTo", "BreakLock", "BuiltInDrivers", "Color", "Config", "ConfigDirectory", "DependsOn", "DiffFile",
        "DiffMarkdownFile", "DriverFile", "DryRun", "Engine", "Environment", "EnvironmentFile", "ExportFile", "ExportImage", "FailOnChanges", "File",
        "Follow", "Format", "HasChanges", "HeartbeatSeconds", "Html", "Id", "InitFrom", "IsLastAttempt", "IsReversible", "JobSummary", "LastRelease",
        "LeaseSeconds", "LockFile", "LockSources", "LockVersion", "LockedMode", "LogLines", "Markdown", "MigrateTo", "NewDatabase", "OnBuild",
        "OperationId", "OperationLog", "OperationResult", "OutputDirectory", "PointOfNoReturn", "Release", "ReleaseDirectory", "ReleaseId",
        "ReleasesFile", "RepositoryRoot", "Resume", "RollbackFile", "RollbackId", "SealedInputs", "SecretVariables", "Service", "ServiceAction",
        "ServiceText", "Services", "StateDirectory", "Store", "StoreLogKilobytes", "Strict", "TargetRelease", "TimeoutSeconds", "Version",
        "VersionTargets", "WatchSeconds",
    ];

    /// <summary>All of them, in ordinal order.</summary>
    public static IEnumerable<string> All => Rests.Select(static rest => Prefix + rest);

    /// <summary>The property that was probably meant; null for a name that is one, or is near none, as a property that others read may be.</summary>
    public static string? MeantBy(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // What all have in common makes none of them nearer.
        var rest = name.Substring(Prefix.Length);
        return Rests.Contains(rest, StringComparer.OrdinalIgnoreCase) ? null
            : NearestName.Of(rest, Rests) is { } nearest ? Prefix + nearest
            : null;
    }
}
