namespace DeployPlan.Releases;

/// <summary>The job of a build server that this process runs in, as people find it.</summary>
internal static class CiJob
{
    private static readonly string[] Pipelines = ["DEPLOYPLAN_PIPELINE", "GITHUB_RUN_ID", "CI_PIPELINE_ID", "BUILD_BUILDID", "ARGO_WORKFLOW_NAME"];
    private static readonly string[] Addresses = ["CI_JOB_URL", "BUILDKITE_BUILD_URL", "CIRCLE_BUILD_URL", "BUILD_URL"];

    /// <summary>The pipeline that the job belongs to; empty where it is no known server.</summary>
    /// <param name="variable">The value of an environment variable; null if there is none.</param>
    public static string PipelineOf(Func<string, string?> variable) => Pipelines.Select(variable).FirstOrDefault(static value => !string.IsNullOrEmpty(value)) ?? "";

    /// <summary>An address where the server gives one, else a number; empty where it is no known server.</summary>
    /// <param name="variable">The value of an environment variable; null if there is none.</param>
    public static string Of(Func<string, string?> variable)
    {
        string Value(string name) => variable(name) ?? "";

        return Value("GITHUB_RUN_ID") is { Length: > 0 } run ? $"{Value("GITHUB_SERVER_URL")}/{Value("GITHUB_REPOSITORY")}/actions/runs/{run}"
            : Addresses.Select(Value).FirstOrDefault(static address => address.Length > 0) is { } address ? address
            : Value("BUILD_BUILDID") is { Length: > 0 } build ? $"{Value("SYSTEM_COLLECTIONURI")}{Value("SYSTEM_TEAMPROJECT")}/_build/results?buildId={build}"
            : Value("BITBUCKET_BUILD_NUMBER") is { Length: > 0 } number ? $"Bitbucket build {number} of {Value("BITBUCKET_REPO_FULL_NAME")}"
            : "";
    }
}
