using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>The infrastructure of an environment, each piece after what it names in <c>depends_on</c>.</summary>
internal static class InfraOperations
{
    public static IReadOnlyList<DraftOperation> Create(EnvironmentConfig environment, DiagnosticBag diagnostics)
    {
        var drafts = new List<DraftOperation>(environment.Infra.Count);
        var byName = new Dictionary<string, DraftOperation>(StringComparer.Ordinal);
        foreach (var infra in environment.Infra)
        {
            var draft = new DraftOperation(Phase.Infra, infra.Name.Value, infra.Name.Span, ToOperation(environment, infra))
            {
                RequiredEnvironment = infra.RequiredEnv,
            };
            drafts.Add(draft);
            byName[infra.Name.Value] = draft;
        }

        for (var i = 0; i < drafts.Count; i++)
        {
            foreach (var name in environment.Infra[i].DependsOn)
            {
                if (byName.TryGetValue(name.Value, out var on))
                {
                    drafts[i].WaitFor(on, name.Span, Reasons.DependsOn);
                }
                else
                {
                    diagnostics.Add(PlanningDiagnostics.UnknownDependency(name.Span, drafts[i].Id, name.Value, byName.Keys));
                }
            }
        }

        return drafts;
    }

    private static Operation ToOperation(EnvironmentConfig environment, InfraConfig infra) => new()
    {
        Id = $"infra_{infra.Name.Value}",
        Type = OperationType.InfraProvision,
        Description = $"Provision {infra.Name.Value} using provider {infra.Provider.Value}",
        Driver = infra.Provider.Value,
        RunsOn = PlanningContext.RunsOn(environment, infra.RunsOn),
        Metadata = [new("infra", infra.Name.Value), new("provider", infra.Provider.Value)],
        Declared = infra.Inputs,
        Inputs = new InfraInputs(infra.Name.Value, infra.Provider.Value, infra.Settings) { Variables = [.. infra.RequiredEnv.OrderBy(static name => name, StringComparer.Ordinal)] },
    };
}
