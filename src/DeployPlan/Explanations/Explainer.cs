using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Planning;
using DeployPlan.Plans;

namespace DeployPlan.Explanations;

/// <summary>Plans an environment again and keeps what a plan does not contain: where everything comes from.</summary>
/// <param name="config">The config, read without errors.</param>
/// <param name="version">The version that is deployed.</param>
/// <param name="services">Names of services to narrow the plan to; empty for all.</param>
internal sealed class Explainer(DeployConfig config, string version, IReadOnlyList<string> services)
{
    /// <summary>The explanation; null if the plan has no such operation, or, with a diagnostic, where there is no plan.</summary>
    /// <param name="environment">One of the environments of the config.</param>
    /// <param name="id">The operation.</param>
    /// <param name="written">Where the values of the environment are written.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public Explanation? Explain(EnvironmentConfig environment, string id, WrittenValues written, DiagnosticBag diagnostics)
    {
        var draft = Planner.Draft(config, environment, version, services, diagnostics);
        if (diagnostics.HasErrors || Subject.Find(draft, environment, id) is not { } subject || OperationGraph.Order(draft.Operations, diagnostics) is not { } ordered)
        {
            return null;
        }

        return new Explanation
        {
            Environment = environment.Name.Value,
            Operation = ordered.FirstOrDefault(operation => operation.Id == id) ?? subject.Operation,
            Because = Causes.Of(subject, draft, written, services),
            Values = OperationValues.Of(subject, written),
            WaitsFor = subject.Draft is null ? [] : Sorted(subject.Draft.Dependencies.Select(dependency => Explained(dependency.On, dependency, written))),
            WaitedForBy = Sorted(draft.Operations.SelectMany(operation =>
                operation.Dependencies.Where(dependency => dependency.On == subject.Draft).Select(dependency => Explained(operation, dependency, written)))),
        };
    }

    /// <summary>The ids of the plan, manual operations among them, without regard to the filter.</summary>
    public IReadOnlyList<string> Ids(EnvironmentConfig environment)
    {
        var draft = Planner.Draft(config, environment, version, [], new DiagnosticBag());
        return [.. draft.Operations.Select(operation => operation.Id), .. draft.Manual.Select(operation => operation.Id)];
    }

    private static ExplainedDependency Explained(DraftOperation other, Dependency dependency, WrittenValues written) =>
        new(other.Id, dependency.Reason, dependency.Declared, written.IsOverlay(dependency.Declared));

    private static ExplainedDependency[] Sorted(IEnumerable<ExplainedDependency> dependencies) =>
        [.. dependencies.OrderBy(dependency => dependency.Id, StringComparer.Ordinal)];
}
