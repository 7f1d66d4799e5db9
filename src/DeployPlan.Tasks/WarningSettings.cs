namespace DeployPlan.Tasks;

/// <summary>What a project says of warnings, as its properties have it.</summary>
/// <param name="AsMessages">Codes that are no warnings at all, separated by <c>;</c>.</param>
/// <param name="TreatAsErrors"><c>true</c> if every warning is an error.</param>
/// <param name="NotAsErrors">Codes that stay warnings all the same, separated by <c>;</c>.</param>
internal sealed record WarningSettings(string AsMessages, string TreatAsErrors, string NotAsErrors);
