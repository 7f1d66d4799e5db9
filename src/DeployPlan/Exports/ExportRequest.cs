using DeployPlan.Releases;

namespace DeployPlan.Exports;

/// <summary>What an exported file says beside the plan. Nothing in it may depend on the machine that exports.</summary>
internal sealed record ExportRequest
{
    /// <summary>The project, relative to the root of the repository, forward slashes: jobs start there.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>The config, relative to the project; empty for the one that its build finds.</summary>
    public string ConfigFile { get; init; } = "";

    /// <summary>What is set as <c>DeployPlanStore</c>: never a secret, but perhaps the name of the variable with one; empty if the build does not say.</summary>
    public string Store { get; init; } = "";

    /// <summary>Whether the store is a branch of the repository, so that jobs push to it.</summary>
    public bool UsesGit => Store.StartsWith("git:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The services that were chosen; empty for all.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Labels of the machines on which a release begins and ends, in ordinal order; empty for any machine.</summary>
    public IReadOnlyList<string> RunsOn { get; init; } = [];

    /// <summary>The container image in which jobs run; empty for none.</summary>
    public string Image { get; init; } = "";

    /// <summary>Names of further environment variables of every job, in the order written.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>The version of this product.</summary>
    public string Generator { get; init; } = "";

    /// <summary>The drivers of the project, which know their limits.</summary>
    public IReadOnlyList<Driver> Drivers { get; init; } = [];
}
