using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>The form of release.json and of the records of operations.</summary>
internal static class ReleaseFiles
{
    private static readonly string[] StatusNames = ["pending", "running", "succeeded", "failed", "skipped", "cancelled"];

    public static string ToName(this OperationStatus status) => StatusNames[(int)status];

    public static byte[] ToBytes(Release release) => RecordFormat.ToBytes(json =>
    {
        json.Text("id", release.Id);
        json.Text("environment", release.Environment);
        json.Text("plan", release.PlanId);
        json.Text("version", release.Version);
        json.Text("started", RecordFormat.ToText(release.Started));
        json.Number("operations", release.Operations);
        json.Text("resumes", release.Resumes);
        json.Text("config_directory", release.ConfigDirectory);
        json.Text("project", release.Project);
        json.Truth("dry_run", release.IsDryRun);
        json.Key("drivers");
        json.OpenList();
        foreach (var driver in release.Drivers)
        {
            Write(json, driver);
        }

        json.CloseList();
    });

    public static Release? ReadRelease(string file) =>
        RecordFormat.Read(file) is { } node && RecordFormat.Time(node, "started") is { } started && node.Find("drivers")?.Value is SequenceNode drivers
            ? new Release
            {
                Id = RecordFormat.Text(node, "id"),
                Environment = RecordFormat.Text(node, "environment"),
                PlanId = RecordFormat.Text(node, "plan"),
                Version = RecordFormat.Text(node, "version"),
                Started = started,
                Operations = RecordFormat.Number(node, "operations"),
                Resumes = RecordFormat.Text(node, "resumes"),
                ConfigDirectory = RecordFormat.Text(node, "config_directory"),
                Project = RecordFormat.Text(node, "project"),
                IsDryRun = RecordFormat.Text(node, "dry_run") == "true",
                Drivers = [.. drivers.Items.OfType<MappingNode>().Select(ReadDriver)],
            }
            : null;

    public static byte[] ToBytes(OperationRecord record) => RecordFormat.ToBytes(json =>
    {
        json.Text("id", record.Id);
        json.Text("status", record.Status.ToName());
        json.Text("driver", record.Driver);
        json.Text("started", RecordFormat.ToText(record.Started));
        json.OptionalText("ended", record.Ended is { } ended ? RecordFormat.ToText(ended) : null);
        json.Number("attempt", record.Attempt);
        json.Text("log", record.Log);
        json.Text("reason", record.Reason);
        json.Text("release", record.Release);
    });

    public static OperationRecord? ReadRecord(string file)
    {
        if (RecordFormat.Read(file) is not { } node || RecordFormat.Time(node, "started") is not { } started)
        {
            return null;
        }

        var status = Array.IndexOf(StatusNames, RecordFormat.Text(node, "status"));
        return status <= 0 ? null : new OperationRecord
        {
            Id = RecordFormat.Text(node, "id"),
            Status = (OperationStatus)status,
            Driver = RecordFormat.Text(node, "driver"),
            Started = started,
            Ended = RecordFormat.Time(node, "ended"),
            Attempt = RecordFormat.Number(node, "attempt"),
            Log = RecordFormat.Text(node, "log"),
            Reason = RecordFormat.Text(node, "reason"),
            Release = RecordFormat.Text(node, "release"),
        };
    }

    private static void Write(JsonOutput json, Driver driver)
    {
        json.OpenObject();
        json.Text("name", driver.Name);
        json.Text("type", driver.Type);
        json.Text("target", driver.Target);
        json.Text("file", driver.File);
        json.Number("retries", driver.Retries);
        json.Number("retry_delay_seconds", driver.RetryDelaySeconds);
        json.Number("timeout_seconds", driver.TimeoutSeconds);
        json.CloseObject();
    }

    private static Driver ReadDriver(MappingNode node) => new(
        RecordFormat.Text(node, "name"),
        RecordFormat.Text(node, "type"),
        RecordFormat.Text(node, "target"),
        RecordFormat.Text(node, "file"),
        RecordFormat.Number(node, "retries"),
        RecordFormat.Number(node, "retry_delay_seconds"),
        RecordFormat.Number(node, "timeout_seconds"));
}
