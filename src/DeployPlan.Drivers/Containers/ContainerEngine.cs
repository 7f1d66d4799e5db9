using DeployPlan.Drivers.Programs;

namespace DeployPlan.Drivers.Containers;

/// <summary>The engine that <c>docker</c> talks to.</summary>
internal static class ContainerEngine
{
    /// <summary>Why nothing can be built or run with it; null if it answers.</summary>
    public static DriverFailure? WhyNot(OperationContext operation) =>
        operation.RunTool(new ProgramCall("docker", "version", "--format", "{{.Server.Version}}") { Line = static _ => { } }) is { } failure
            ? new DriverFailure("DPL4257", $"The container engine does not answer: {failure.Text}; start it, or correct DOCKER_HOST")
            : null;
}
