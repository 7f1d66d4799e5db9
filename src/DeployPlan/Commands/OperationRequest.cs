using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>Which operation of a release is run.</summary>
/// <param name="Folder">The release.</param>
/// <param name="Operation">One of its plan.</param>
/// <param name="Host">What runs it.</param>
internal sealed record OperationRequest(ReleaseFolder Folder, Operation Operation, IOperationHost Host);
