using DeployPlan.Releases;

namespace DeployPlan.Drivers.Processes;

/// <summary>How a service ended.</summary>
/// <param name="Killed">What did not stop when it was asked to.</param>
/// <param name="Left">What runs all the same.</param>
internal sealed record ServiceEnd(IReadOnlyList<RunningProgram> Killed, IReadOnlyList<RunningProgram> Left);
