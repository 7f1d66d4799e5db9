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
        Keep(new Stack<DraftOperation>(drafts.Where(draft => AskedFor(context.Environment, draft, services) is not null)), kept);
        return [.. drafts.Where(kept.Contains)];
    }

    /// <summary>The named service that the operation belongs to, as what runs on its databases after its deploy does; null for one that is only kept because another needs it.</summary>
    public static string? AskedFor(EnvironmentConfig environment, DraftOperation draft, IReadOnlyList<string> services) =>
        draft.Service is { } own ? (services.Contains(own) ? own : null)
        : draft.Phase == Phase.PostDeployMigration && draft.Dependencies.Any(dependency => dependency.On.Service is { } service && services.Contains(service))
            ? UsersOf(environment, services, draft.Name).FirstOrDefault()
        : null;

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

    private static IEnumerable<string> UsersOf(EnvironmentConfig environment, IReadOnlyList<string> services, string database) => environment.Services
        .Where(service => services.Contains(service.Name.Value) && (service.Databases?.Any(named => named.Value == database) ?? true))
        .Select(static service => service.Name.Value);

    /// <summary>The manual operations on the databases of the named services, by id.</summary>
    public static IReadOnlyList<Operation> Apply(EnvironmentConfig environment, IReadOnlyList<Operation> manual, IReadOnlyList<string> services)
    {
        var kept = new List<Operation>(manual);
        if (services.Count > 0 && environment.HasServices)
        {
            kept.RemoveAll(operation => !UsersOf(environment, services, ((MigrationInputs)operation.Inputs).Database).Any());
        }

        kept.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return kept;
    }
}
