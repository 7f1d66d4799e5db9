using DeployPlan.Configuration;
using DeployPlan.Planning;
using DeployPlan.Plans;

namespace DeployPlan.Explanations;

/// <summary>Why an operation is in the plan.</summary>
internal static class Causes
{
    public static IReadOnlyList<Origin> Of(Subject subject, PlanDraft plan, WrittenValues written, IReadOnlyList<string> services)
    {
        var causes = new List<Origin> { Cause(subject, written) };
        if (services.Count > 0)
        {
            causes.Add(new Origin(Kept(subject, plan, services)));
        }

        return causes;
    }

    private static Origin Cause(Subject subject, WrittenValues written)
    {
        var (name, environment) = (subject.Name, subject.Environment.Name.Value);
        switch (subject.Operation.Inputs)
        {
            case InfraInputs infra:
                return written.Find("infra", name) is { } entry
                    ? At(entry, "each entry of 'infra' is provisioned")
                    : At(written.Find("cloud", "providers", infra.Provider, "hosts", environment, name), "each host of the environment is infra");
            case MigrationInputs migration:
                var strategy = written.Find("databases", name, "migrations", "strategy") ?? written.Find("databases", name, "migrations");
                return At(strategy, $"the database '{name}' has migrations of the strategy {migration.Strategy}{(subject.Draft is null ? ", which a person runs" : "")}");
            case BuildInputs:
                return written.Find("services", name, "project") is { } project ? At(project, $"the service '{name}' has a 'project', which is built")
                    : written.Find("services", name, "build") is { } build ? At(build, $"the service '{name}' has a 'build'")
                    : At(written.Find("backend"), "the config has a 'backend', which is built");
            case HealthCheckInputs when name.Length > 0:
                return At(written.Find("services", name, "health_check"), $"the service '{name}' has a 'health_check'");
            default:
                return name.Length > 0
                    ? At(written.Find("services", name), $"each service is deployed to each environment, and '{name}' is one of {environment}")
                    : At(written.Find("environments", environment), $"the config has no 'services', so the environment is deployed and checked as a whole");
        }
    }

    private static Origin At(WrittenValue? written, string sentence) => written is null ? new Origin(sentence) : new Origin(sentence, written.Span, written.IsOverlay);

    // From the operation to the nearest one of a service that was asked for.
    private static string Kept(Subject subject, PlanDraft plan, IReadOnlyList<string> services)
    {
        if (subject.Draft is not { } draft)
        {
            return $"DeployPlanServices keeps the manual operations on the databases of {string.Join(", ", services)}";
        }

        var seen = new HashSet<DraftOperation> { draft };
        var open = new Queue<(DraftOperation Operation, string Path)>();
        open.Enqueue((draft, draft.Id));
        while (open.Count > 0)
        {
            var (at, path) = open.Dequeue();
            if (ServiceFilter.AskedFor(subject.Environment, at, services) is { } service)
            {
                return $"DeployPlanServices names '{service}'{(at.Service is null ? ", and these migrations of its database run after its deploy" : "")}: {path}";
            }

            foreach (var dependent in plan.Operations.Where(operation => operation.Dependencies.Any(dependency => dependency.On == at)).Where(seen.Add))
            {
                open.Enqueue((dependent, $"{path} <- {dependent.Id}"));
            }
        }

        throw new InvalidOperationException($"The filter kept {draft.Id} for no reason.");
    }
}
