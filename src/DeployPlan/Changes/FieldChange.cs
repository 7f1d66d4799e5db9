namespace DeployPlan.Changes;

/// <summary>One value that differs.</summary>
/// <param name="Field">Where it is in plan.json: <c>inputs.rollout.mode</c>, <c>metadata.image</c>, <c>driver</c>.</param>
/// <param name="Before">The earlier value as JSON in one line; null if there was none.</param>
/// <param name="After">The later value as JSON in one line; null if there is none.</param>
internal sealed record FieldChange(string Field, string? Before, string? After);
