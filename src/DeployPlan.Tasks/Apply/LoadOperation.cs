using System.Globalization;
using DeployPlan.Plans;
using DeployPlan.Releases;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Gives a driver its operation.</summary>
[MSBuildMultiThreadableTask]
public sealed class LoadOperation : FileTask
{
    /// <summary>Full path of the folder of the release.</summary>
    [Required]
    public string ReleaseDirectory { get; set; } = "";

    /// <summary>Where the records of the release are shared; empty where only this machine has them.</summary>
    public string SharedRecords { get; set; } = "";

    /// <summary>The id of the operation.</summary>
    [Required]
    public string OperationId { get; set; } = "";

    /// <summary>The number of the attempt, from 1; empty for the first; 0 for a check before anything runs.</summary>
    public string Attempt { get; set; } = "";

    /// <summary>The operation as in <c>@(DeployPlanOperation)</c>.</summary>
    [Output]
    public ITaskItem? Operation { get; private set; }

    /// <summary>The id of the release.</summary>
    [Output]
    public string ReleaseId { get; private set; } = "";

    /// <summary>Full path of the folder that the paths of the plan are relative to.</summary>
    [Output]
    public string ConfigDirectory { get; private set; } = "";

    /// <summary>Full path of the file for the output of the driver.</summary>
    [Output]
    public string LogFile { get; private set; } = "";

    /// <summary>Full path of the file in which the driver may say what it made, as JSON.</summary>
    [Output]
    public string ResultFile { get; private set; } = "";

    /// <summary>Full path of the list of the files that it consumes, as they were reviewed; one a line: sha256 of its bytes (of text with LF), two spaces, path. Empty where it consumes none.</summary>
    [Output]
    public string SealedInputs { get; private set; } = "";

    /// <summary>Full path of the <c>env_file</c> of the environment; empty if it has none.</summary>
    [Output]
    public string EnvironmentFile { get; private set; } = "";

    /// <summary>The operations that this one depends on: id; metadata Type, Driver and ResultFile.</summary>
    [Output]
    public ITaskItem[] Dependencies { get; private set; } = [];

    /// <summary>The limit for the attempt, in seconds; 0 for none.</summary>
    [Output]
    public int TimeoutSeconds { get; private set; }

    /// <summary>Whether no further attempt follows a failure.</summary>
    [Output]
    public bool IsLastAttempt { get; private set; }

    /// <summary>Names of the environment variables whose values must not be shown.</summary>
    [Output]
    public string[] SecretVariables { get; private set; } = [];

    /// <summary>Names in the plan, which are shown even where a secret is the same word.</summary>
    [Output]
    public string[] PlanNames { get; private set; } = [];

    /// <summary>The version that the plan deploys.</summary>
    [Output]
    public string PlanVersion { get; private set; } = "";

    private protected override bool Run()
    {
        if (ReleaseCache.Get(BuildEngine, Log, ReleaseDirectory, SharedRecords) is not { } folder || folder.Find(OperationId) is not { } operation)
        {
            return !Log.HasLoggedErrors;
        }

        var item = OperationItems.Flatten(operation, folder.Plan.Environment);
        Operation = LiteralText.ToItem(item with { Metadata = [.. item.Metadata, .. OnlyForDriver(folder, operation)] });
        ReleaseId = folder.Release.Id;
        ConfigDirectory = folder.Release.ConfigDirectory;
        LogFile = folder.LogOf(OperationId);
        ResultFile = folder.ResultOf(OperationId);
        SealedInputs = operation.Consumes.Count == 0 ? "" : folder.SealedInputsOf(OperationId);
        EnvironmentFile = folder.EnvironmentFile;
        Dependencies = [.. ReleasedArtifacts.Of(folder, operation).Select(result => ToDependency(result.Key, result.Value))];
        SecretVariables = [.. folder.Plan.RequiredEnvironment];
        PlanVersion = folder.Plan.Version;
        PlanNames = [folder.Plan.Project, folder.Plan.Environment, .. folder.Plan.Operations.SelectMany(NamesOf).Distinct()];
        if (folder.Release.DriverOf(operation) is { } driver)
        {
            var attempts = Attempts.Of(operation, driver);
            TimeoutSeconds = attempts.LimitSeconds;
            IsLastAttempt = !int.TryParse(Attempt, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempts.Most == 1 : attempt == 0 || attempt >= attempts.Most;
        }

        return !Log.HasLoggedErrors;
    }

    private IEnumerable<KeyValuePair<string, string>> OnlyForDriver(ReleaseFolder folder, Operation operation)
    {
        if (folder.HealthCheckOf(operation) is { } check)
        {
            yield return new("HealthCheck", OperationInputs.ToLine(check));
        }

        if (operation is { Driver: "process", Inputs: DeployInputs { Services: [var service] } })
        {
            yield return new("KeptFolders", string.Join("|", ReleaseCache.FoldersToKeep(BuildEngine, Log, folder, service)));
        }
    }

    private static IEnumerable<string> NamesOf(Operation operation) =>
        operation.Metadata.Where(static pair => pair.Key is "service" or "database" or "infra").Select(static pair => pair.Value);

    private static ITaskItem ToDependency(Operation dependency, string resultFile) => LiteralText.ToItem(new OperationItem(
        dependency.Id,
        dependency.Type.ToName(),
        [new("Type", dependency.Type.ToName()), new("Driver", dependency.Driver), new("ResultFile", resultFile)]));
}
