using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>What a build leaves on its machine, a deploy finds there only: the folder of a published project, an image that is in no registry.</summary>
internal static class OneMachine
{
    /// <summary>Reports each deploy that might run on another machine than the build whose result it takes.</summary>
    public static void Check(Plan plan, SourceSpan at, DiagnosticBag diagnostics)
    {
        var builds = plan.Operations.Where(static operation => operation.Inputs is BuildInputs && Leaves(operation) is not null).ToDictionary(static build => build.Id, StringComparer.Ordinal);
        foreach (var deploy in plan.Operations.Where(static operation => operation.Type == OperationType.Deploy))
        {
            foreach (var id in deploy.DependsOn)
            {
                if (builds.TryGetValue(id, out var build) && (AgentOf(build) is not { } agent || agent != AgentOf(deploy)))
                {
                    diagnostics.Add(ExportDiagnostics.OneMachine(at, id, deploy.Id, Leaves(build)!));
                }
            }
        }
    }

    // Null for what others can get.
    private static string? Leaves(Operation build) => ((BuildInputs)build.Inputs) switch
    {
        _ when build.Driver == "publish" => "a folder of its machine",
        { Image: { } image } when build.Driver is "docker" or "generic" or "sdk-container" && !HasRegistry(image) => $"an image of its machine, because '{image}' names no registry",
        _ => null,
    };

    // As container engines decide it.
    private static bool HasRegistry(string image) => image.IndexOf('/') is > 0 and var slash && image.Substring(0, slash) is var first && (first.IndexOfAny(['.', ':']) >= 0 || first == "localhost");

    private static string? AgentOf(Operation operation) => operation.RunsOn?.FirstOrDefault(MachineLabel.IsAgent);
}
