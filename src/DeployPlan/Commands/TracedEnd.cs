using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Traces;

namespace DeployPlan.Commands;

/// <summary>Sends a release that has ended as a trace, where the variables of OpenTelemetry ask for it. The release is what it is, whether that works or not.</summary>
internal static class TracedEnd
{
    /// <summary>Sends it, or says why not.</summary>
    public static void Run(ApplyRequest request, ReleaseFolder folder, DiagnosticBag diagnostics)
    {
        if (TraceProgram.EndpointOf(request.Variable).Length == 0)
        {
            return;
        }

        var problem = request.HostProgram.Length == 0 ? "it is the package DeployPlan.Drivers that has the program which sends traces; reference it"
            : TraceProgram.Send(request.HostProgram, ReleaseTrace.Of(folder, CiJob.Of(request.Variable)));
        if (problem is not null)
        {
            diagnostics.Add(ExecutionDiagnostics.NoTrace(folder.Directory, problem));
        }
    }
}
