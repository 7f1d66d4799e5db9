using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>A driver that a project registers with <c>@(DeployPlanDriver)</c>.</summary>
/// <param name="Name">What the operation calls its driver: <c>command</c>.</param>
/// <param name="Type">The type of operation that it executes: <c>deploy</c>.</param>
/// <param name="Target">The MSBuild target that executes one operation.</param>
/// <param name="File">Full path of the .targets file that holds the target; empty if the project that is built holds it.</param>
/// <param name="Retries">Further attempts after a failure, where the operation itself says nothing.</param>
/// <param name="RetryDelaySeconds">The pause before the second attempt; doubled before each further one, at most 30 seconds.</param>
/// <param name="TimeoutSeconds">The limit of one attempt where the operation itself says nothing; 0 for none.</param>
internal sealed record Driver(string Name, string Type, string Target, string File, int Retries, int RetryDelaySeconds, int TimeoutSeconds)
{
    /// <summary>The programs that it calls, looked up before anything runs: see <see cref="ToolList"/>. Not kept with a release.</summary>
    public string Tools { get; init; } = "";

    /// <summary>The MSBuild target that says, before anything runs, whether an operation could run; empty for none. Not kept with a release.</summary>
    public string CheckTarget { get; init; } = "";

    /// <summary>The MSBuild target that shows, stops and starts what was deployed; empty for none. Not kept with a release.</summary>
    public string ServiceTarget { get; init; } = "";

    public static Driver Empty { get; } = new("", "", "", "", 0, 0, 0);

    public static Driver Fields(Form form, Driver x) => new(
        form.Text("name", x.Name, TextKind.Filled, "What the operation calls its driver."),
        form.Text("type", x.Type, TextKind.Filled, "The type of operation that it executes."),
        form.Text("target", x.Target, TextKind.Filled, "The MSBuild target that executes one operation."),
        form.Text("file", x.File, TextKind.Any, "The file that holds the target; empty if the project holds it."),
        form.Number("retries", x.Retries, 0, int.MaxValue, "Further attempts after a failure."),
        form.Number("retry_delay_seconds", x.RetryDelaySeconds, 0, int.MaxValue, "The pause before the second attempt, in seconds."),
        form.Number("timeout_seconds", x.TimeoutSeconds, 0, int.MaxValue, "The limit of one attempt in seconds; 0 for none."));
}
