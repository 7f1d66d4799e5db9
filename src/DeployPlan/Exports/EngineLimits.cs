namespace DeployPlan.Exports;

/// <summary>How much an engine takes.</summary>
internal sealed record EngineLimits
{
    /// <summary>The longest list of needs of one job; those of <see cref="JobKind.End"/> do not count.</summary>
    public int Needs { get; init; } = int.MaxValue;

    /// <summary>The most jobs in one file.</summary>
    public int Jobs { get; init; } = int.MaxValue;

    /// <summary>The largest file, in bytes.</summary>
    public int Bytes { get; init; } = int.MaxValue;
}
