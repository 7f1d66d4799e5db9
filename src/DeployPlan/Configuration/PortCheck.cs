using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Configuration;

/// <summary>Services that the driver <c>process</c> runs on one machine, where each port is for one of them.</summary>
internal static class PortCheck
{
    private const int Last = 65535;

    /// <summary>Reports each service that listens where an earlier one does.</summary>
    public static void Check(IReadOnlyList<ServiceConfig> services, DiagnosticBag diagnostics)
    {
        var used = new HashSet<int>(services.SelectMany(static service => service.Environment.Addresses).Select(static written => ListeningAddress.Parse(written.Value)?.Port ?? 0));
        var taken = new List<(ServiceConfig Service, Text.Located<string> Written, ListeningAddress Address)>();
        foreach (var service in services)
        {
            foreach (var written in service.Environment.Addresses)
            {
                if (ListeningAddress.Parse(written.Value) is not { } address)
                {
                    continue;
                }

                var other = taken.Find(earlier => earlier.Service != service && earlier.Address.Collides(address));
                if (other.Service is { } holder)
                {
                    diagnostics.Add(ConfigDiagnostics.PortTwice(written.Span, service.Name.Value, holder.Name.Value, other.Written.Span, address.Port, Free(address.Port, used)));
                }

                taken.Add((service, written, address));
            }
        }
    }

    // The next one that no service has and that was not proposed before.
    private static int Free(int port, HashSet<int> used) => Enumerable.Range(port + 1, Last - port).Concat(Enumerable.Range(1, port - 1).Reverse()).FirstOrDefault(used.Add);
}
