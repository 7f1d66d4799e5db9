using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>Narrows a plan to some services and everything that they depend on.</summary>
internal static class ServiceFilter
{
    /// <summary>The operations that build, deploy or check a named service, and their dependencies; everything if no service is named.</summary>
    public static IReadOnlyList<DraftOperation> Apply(
        PlanningContext context, IReadOnlyList<DraftOperation> drafts, IReadOnlyList<string> services, DiagnosticBag diagnostics)
    {
        if (services.Count == 0)
        {
            return drafts;
        }

        var known = new SortedSet<string>(drafts.Where(draft => draft.Service is not null).Select(draft => draft.Service!), StringComparer.Ordinal);
        foreach (var name in services)
        {
            if (!known.Contains(name))
            {
                diagnostics.Add(PlanningDiagnostics.UnknownService(context.Environment.Name.Span, name, [.. known]));
            }
        }

        var kept = new HashSet<DraftOperation>();
        var open = new Stack<DraftOperation>(drafts.Where(draft => draft.Service is { } service && services.Contains(service)));

        // What runs after the deploy of a service on its databases belongs to the service.
        foreach (var draft in drafts)
        {
            if (draft.Phase == Phase.PostDeployMigration && IsOfAny(context.Environment, services, draft.Name)
                && draft.Dependencies.Any(dependency => dependency.On.Service is { } service && services.Contains(service)))
            {
                open.Push(draft);
            }
        }

        Keep(open, kept);
        return [.. drafts.Where(kept.Contains)];
    }

    private static void Keep(Stack<DraftOperation> open, HashSet<DraftOperation> kept)
    {
        while (open.Count > 0)
        {
            var draft = open.Pop();
            if (kept.Add(draft))
            {
                foreach (var dependency in draft.Dependencies)
                {
                    open.Push(dependency.On);
                }
            }
        }
    }

    private static bool IsOfAny(EnvironmentConfig environment, IReadOnlyList<string> services, string database) => environment.Services.Any(service =>
        services.Contains(service.Name.Value) && (service.Databases?.Any(named => named.Value == database) ?? true));

    /// <summary>The manual operations on the databases of the named services, by id.</summary>
    public static IReadOnlyList<Operation> Apply(EnvironmentConfig environment, IReadOnlyList<Operation> manual, IReadOnlyList<string> services)
    {
        var kept = new List<Operation>(manual);
        if (services.Count > 0 && environment.HasServices)
        {
            kept.RemoveAll(operation => !IsOfAny(environment, services, ((MigrationInputs)operation.Inputs).Database));
        }

        kept.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return kept;
    }
}
