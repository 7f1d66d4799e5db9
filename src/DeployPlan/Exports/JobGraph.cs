using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Exports;

/// <summary>
/// The jobs of a plan with everything that each waits for: an approval where the environment wants one, the begin, a gate for each manual operation, a job for each
/// operation, the end.
/// </summary>
internal static class JobGraph
{
    /// <summary>The jobs, without names, in an order in which they can run: operations as in the plan.</summary>
    public static IReadOnlyList<ExportJob> Of(VerifiedPlan verified, ExportRequest request, bool sharesCheckout)
    {
        var plan = verified.Plan;
        var command = new JobCommand(verified, request, sharesCheckout);
        var drivers = new DriverTable(request.Drivers);
        var jobs = new List<ExportJob>(plan.Operations.Count + plan.ManualOperations.Count + 3);
        if (plan.ApprovalRequired)
        {
            jobs.Add(new ExportJob(JobKind.Approval, "approve") { RunsOn = request.RunsOn });
        }

        var begin = jobs.Count;
        jobs.Add(new ExportJob(JobKind.Begin, "begin")
        {
            Needs = [.. Enumerable.Range(0, begin)],
            Command = command.Begin(),
            RunsOn = request.RunsOn,
            Variables = JobVariables.With(request.Store, plan.RequiredEnvironment.Concat(request.Variables)),
        });
        foreach (var manual in plan.ManualOperations)
        {
            jobs.Add(new ExportJob(JobKind.Gate, manual.Id) { Needs = [begin], RunsOn = request.RunsOn });
        }

        var places = new Dictionary<string, int>(plan.Operations.Count, StringComparer.Ordinal);
        foreach (var operation in plan.Operations)
        {
            var needs = new SortedSet<int>(operation.DependsOn.Select(id => places[id])) { begin };
            needs.UnionWith(plan.ManualOperations.Select((manual, i) => (manual, Place: begin + 1 + i)).Where(gate => WaitsFor(operation, gate.manual)).Select(static gate => gate.Place));
            places.Add(operation.Id, jobs.Count);
            jobs.Add(new ExportJob(JobKind.Operation, operation.Id)
            {
                Needs = [.. needs],
                Command = command.Run(operation.Id),
                RunsOn = operation.RunsOn ?? [],
                LimitMinutes = JobLimit.MinutesOf(operation, drivers),
                Variables = JobVariables.With(request.Store, JobVariables.Of(operation, plan, request.Store).Concat(request.Variables)),
                Type = operation.Type,
            });
        }

        jobs.Add(new ExportJob(JobKind.End, "end")
        {
            Needs = [.. Enumerable.Range(0, jobs.Count)],
            Command = command.End(),
            RunsOn = request.RunsOn,
            Variables = JobVariables.With(request.Store, request.Variables),
        });
        return jobs;
    }

    /// <summary>
    /// A plan has no edges to manual operations. What may use the schema that a person changes are the deploys that get the connection of that database; where a plan does not
    /// say which these are, every one may be.
    /// </summary>
    private static bool WaitsFor(Operation operation, Operation manual) => operation.Inputs is DeployInputs deploy
        && (manual.Inputs is not MigrationInputs { ConnectionEnv: { } connection } || JobVariables.Named(deploy)?.Contains(connection) != false);
}
