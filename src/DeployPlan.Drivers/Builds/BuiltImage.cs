using System.Text.RegularExpressions;
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
        operation.Run(new ProgramCall("docker", "image", "inspect", "--format", "{{.Id}}", name) { Line = line => id = IdIn(line) ?? id });
        return id;
    }

    /// <summary>The id in a line or a file; null if there is none.</summary>
    public static string? IdIn(string text) => Regex.Match(text.Trim(), "^(?:sha256:)?([0-9a-f]{64})$") is { Success: true } found ? "sha256:" + found.Groups[1].Value : null;

    public static void Keep(OperationContext operation, OperationResult result)
    {
        operation.Say($"built {result.Image}{(result.ImageId is { } id ? $", {id}" : "")}");
        operation.WriteResult(result);
    }
}
