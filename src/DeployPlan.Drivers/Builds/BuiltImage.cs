using DeployPlan.Drivers.Containers;
using DeployPlan.Drivers.Programs;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Builds;

/// <summary>What a build says of the image that it made.</summary>
internal static class BuiltImage
{
    /// <summary>The id of the image that the engine has under a name; null if it has none, or there is no engine to ask.</summary>
    public static string? IdOf(OperationContext operation, string name)
    {
        string? id = null;
        operation.Run(new ProgramCall("docker", "image", "inspect", "--format", "{{.Id}}", name) { Line = line => id = ImageId.In(line) ?? id });
        return id;
    }

    public static void Keep(OperationContext operation, OperationResult result)
    {
        operation.Say($"built {result.Image}{(result.ImageId is { } id ? $", {id}" : "")}");
        operation.WriteResult(result);
    }
}
