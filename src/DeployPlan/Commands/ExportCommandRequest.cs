using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>What is exported, and where to.</summary>
internal sealed record ExportCommandRequest : CommandRequest
{
    /// <summary>The engine: <c>gitlab</c>.</summary>
    public string Engine { get; init; } = "";

    /// <summary>Full path of the project that jobs build.</summary>
    public required string Project { get; init; }

    /// <summary>Full path of the file to write; empty for <c>export.&lt;engine&gt;.…</c> in the folder of the environment's plan.</summary>
    public string ExportFile { get; init; } = "";

    /// <summary>What is set as <c>DeployPlanStore</c>; empty for nothing.</summary>
    public string Store { get; init; } = "";

    /// <summary>The container image in which jobs run; empty for none.</summary>
    public string Image { get; init; } = "";

    /// <summary>Names of further environment variables of every job.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>The version of this product, which the file names.</summary>
    public string Generator { get; init; } = "";

    /// <summary>A named file that is there already must be what would be written.</summary>
    public bool LockedMode { get; init; }

    /// <summary>A named file is only compared: it must be there, nothing is written, and only errors are said.</summary>
    public bool IsCheck { get; init; }

    /// <summary>The drivers of the project.</summary>
    public IReadOnlyList<Driver> Drivers { get; init; } = [];
}
