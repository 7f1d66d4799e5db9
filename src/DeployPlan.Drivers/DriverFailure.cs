namespace DeployPlan.Drivers;

/// <summary>Why an operation did not succeed.</summary>
/// <param name="Code">DPL41xx, see docs/drivers.md.</param>
/// <param name="Text">What is wrong; what to do instead.</param>
internal sealed record DriverFailure(string Code, string Text);
