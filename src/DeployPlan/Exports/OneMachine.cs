using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>What an operation leaves on its machine, later ones find there only: the folder of a published project, an image that is in no registry, a process.</summary>
internal static class OneMachine
{
    /// <summary>Whether something that later jobs need is in the folder of the checkout, so that no job may clean it: what was published, and which processes run.</summary>
    public static bool KeepsCheckout(Plan plan) => plan.Operations.Any(static operation => operation.Driver == "publish" || StartsProcess(operation));

    /// <summary>Whether an operation starts a process that runs on.</summary>
    public static bool StartsProcess(Operation operation) => operation.Type == OperationType.Deploy && operation.Driver == "process";

    /// <summary>Reports each deploy that might run on another machine than the build whose result it takes, and what is left on a machine that the engine does not keep.</summary>
    public static void Check(IExporter exporter, Plan plan, SourceSpan at, DiagnosticBag diagnostics)
    {
        var builds = plan.Operations.Where(static operation => operation.Inputs is BuildInputs && Leaves(operation) is not null).ToDictionary(static build => build.Id, StringComparer.Ordinal);
        foreach (var deploy in plan.Operations.Where(static operation => operation.Type == OperationType.Deploy))
        {
            Operation[] taken = [.. deploy.DependsOn.Where(builds.ContainsKey).Select(id => builds[id])];
            if (taken.Length == 0 && !StartsProcess(deploy))
            {
                continue;
            }

            // Where no machine is kept, it is no use to name one.
            var hasMachines = exporter.KeepsMachine("");
            var agent = AgentOf(deploy);
            if (!hasMachines || (agent is not null && !exporter.KeepsMachine(agent)))
            {
                var leaving = taken.Length == 0 ? deploy : taken[0];
                diagnostics.Add(ExportDiagnostics.NewMachine(at, leaving.Id, taken.Length == 0 ? "a process" : Leaves(leaving)!.Value.What, exporter.Title, hasMachines));
                continue;
            }

            foreach (var build in taken.Where(build => agent is null || agent != AgentOf(build)))
            {
                var (what, why) = Leaves(build)!.Value;
                diagnostics.Add(ExportDiagnostics.OneMachine(at, build.Id, deploy.Id, $"{what} of its machine{why}"));
            }

            if (taken.Length == 0 && agent is null)
            {
                diagnostics.Add(ExportDiagnostics.AnyMachine(at, deploy.Id));
            }
        }
    }

    // Null for what others can get.
    private static (string What, string Why)? Leaves(Operation build) => ((BuildInputs)build.Inputs) switch
    {
        _ when build.Driver == "publish" => ("a folder", ""),
        { Image: { } image } when build.Driver is "docker" or "generic" or "sdk-container" && !HasRegistry(image) => ("an image", $", because '{image}' names no registry"),
        _ => null,
    };

    // As container engines decide it.
    private static bool HasRegistry(string image) => image.IndexOf('/') is > 0 and var slash && image.Substring(0, slash) is var first && (first.IndexOfAny(['.', ':']) >= 0 || first == "localhost");

    private static string? AgentOf(Operation operation) => operation.RunsOn?.FirstOrDefault(MachineLabel.IsAgent) is { } label ? MachineLabel.NameOf(label) : null;
}
