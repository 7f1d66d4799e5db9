using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>Whether a service that runs already, of another environment or no longer in the plan, has the port of one that the plan starts on this machine.</summary>
internal static class RunningPortCheck
{
    private static readonly Dictionary<string, string> NoVariables = [];

    public static void Check(ApplyRequest request, ReleaseStore store, string file, Plan plan, DiagnosticBag diagnostics)
    {
        var starts = plan.Operations.Where(static operation => operation is { Driver: "process", Inputs: DeployInputs { Services.Count: 1 } })
            .Select(deploy => (Name: ServiceOf(deploy), Addresses: AddressesOf(request, plan, deploy, ReleaseFolder.PathOfEnvironmentFile(plan, request.ConfigDirectory)))).ToList();
        if (starts.Count == 0)
        {
            return;
        }

        foreach (var environment in store.Environments)
        {
            foreach (var other in DeployedService.OfProcesses(store, environment))
            {
                if ((environment == plan.Environment && starts.Exists(start => start.Name == other.Name)) || other.Process is not { IsCertainlyRunning: true } process)
                {
                    continue;
                }

                var taken = AddressesOf(request, other.Folder.Plan, other.Deploy, other.Folder.EnvironmentFile);
                foreach (var (name, addresses) in starts)
                {
                    if (addresses.FirstOrDefault(address => taken.Exists(address.Collides)) is { } address)
                    {
                        diagnostics.Add(ExecutionDiagnostics.PortOfOther(file, name, address.Port, environment, other.Name, process.Pid));
                    }
                }
            }
        }
    }

    private static string ServiceOf(Operation deploy) => ((DeployInputs)deploy.Inputs).Services[0];

    private static List<ListeningAddress> AddressesOf(ApplyRequest request, Plan plan, Operation deploy, string environmentFile)
    {
        var variables = Read(environmentFile);
        var check = plan.Operations.FirstOrDefault(operation => operation.Inputs is HealthCheckInputs && operation.DependsOn.Contains(deploy.Id))?.Inputs as HealthCheckInputs;
        return [.. ListeningAddresses.Of(
            (DeployInputs)deploy.Inputs, check, variables, name => request.Variable(name) is { Length: > 0 } value ? value : variables.TryGetValue(name, out var written) ? written : null)];
    }

    // What is wrong with the file of this plan is reported where its variables are; that of another environment need not be here.
    private static IReadOnlyDictionary<string, string> Read(string file)
    {
        try
        {
            return EnvironmentFile.Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return NoVariables;
        }
    }
}
