namespace DeployPlan.Drivers;

/// <summary>Why an operation did not succeed.</summary>
/// <param name="Code">DPL41xx, see docs/drivers.md.</param>
/// <param name="Text">What is wrong; what to do instead.</param>
internal sealed record DriverFailure(string Code, string Text)
{
    /// <summary>Full path of the file that it is about; empty for none.</summary>
    public string File { get; init; } = "";

    /// <summary>From 1; 0 if only the file is known.</summary>
    public int Line { get; init; }

    /// <summary>From 1; 0 if only the line is known.</summary>
    public int Column { get; init; }
}
