using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>Whether the operations of a plan can be executed in their order: unique ids, dependencies that are there and come earlier, right waves, sorted lists.</summary>
internal static class PlanStructure
{
    private const string Operations = "operations";
    private const string ManualOperations = "manualOperations";
    private const string SealedInputs = "sealedInputs";
    private static readonly string[] NamesInMetadata = ["database", "environment", "service"];

    /// <summary>What is wrong, list by list.</summary>
    public static IReadOnlyList<PlanProblem> Problems(Plan plan)
    {
        var problems = new List<PlanProblem>();
        AddProblemsOfIds(plan, problems);
        AddNames(Operations, plan.Operations, problems);
        AddNames(ManualOperations, plan.ManualOperations, problems);
        for (var i = 1; i < plan.ManualOperations.Count; i++)
        {
            AddOrder(ManualOperations, i, "", plan.ManualOperations[i - 1].Id, plan.ManualOperations[i].Id, problems);
        }

        for (var i = 1; i < plan.SealedInputs.Count; i++)
        {
            AddOrder(SealedInputs, i, "path", plan.SealedInputs[i - 1].Path, plan.SealedInputs[i].Path, problems);
        }

        return problems;
    }

    private static void AddProblemsOfIds(Plan plan, List<PlanProblem> problems)
    {
        var all = new Dictionary<string, Operation>(plan.Operations.Count + plan.ManualOperations.Count, StringComparer.Ordinal);
        AddIds(Operations, plan.Operations, all, problems);
        AddIds(ManualOperations, plan.ManualOperations, all, problems);

        var earlier = new Dictionary<string, Operation>(plan.Operations.Count, StringComparer.Ordinal);
        for (var i = 0; i < plan.Operations.Count; i++)
        {
            AddEdges(i, plan.Operations[i], earlier, all, problems);
            earlier[plan.Operations[i].Id] = plan.Operations[i];
        }
    }

    private static void AddIds(string list, IReadOnlyList<Operation> operations, Dictionary<string, Operation> all, List<PlanProblem> problems)
    {
        for (var i = 0; i < operations.Count; i++)
        {
            var id = operations[i].Id;
            if (id.Length == 0)
            {
                continue;
            }

            if (all.ContainsKey(id))
            {
                problems.Add(new PlanProblem(list, i, "id", -1, (at, _) => PlanReadingDiagnostics.DuplicateId(at, id)));
            }
            else
            {
                all.Add(id, operations[i]);
            }
        }
    }

    // Keys and texts of open lists that drivers take for names.
    private static void AddNames(string list, IReadOnlyList<Operation> operations, List<PlanProblem> problems)
    {
        for (var i = 0; i < operations.Count; i++)
        {
            var operation = operations[i];
            foreach (var name in operation.Metadata)
            {
                if (Array.IndexOf(NamesInMetadata, name.Key) >= 0 && !NameRules.IsName(name.Value))
                {
                    problems.Add(new PlanProblem(
                        list, i, "metadata", -1, (at, _) => PlanReadingDiagnostics.BadName(at, $"'{name.Key}' in 'metadata' of operation '{operation.Id}'", name.Value, NameRules.Longest)));
                }
            }

            foreach (var variable in operation.Inputs is DeployInputs deploy ? deploy.VariableValues : [])
            {
                if (NameRules.IsOwnVariable(variable.Key) || !NameRules.IsVariableName(variable.Key))
                {
                    problems.Add(new PlanProblem(
                        list, i, "inputs", -1, (at, _) => PlanReadingDiagnostics.BadVariableName(at, $"A key of 'variable_values' of operation '{operation.Id}'", variable.Key)));
                }
            }
        }
    }

    private static void AddEdges(int index, Operation operation, Dictionary<string, Operation> earlier, Dictionary<string, Operation> all, List<PlanProblem> problems)
    {
        var wave = 1;
        var isKnown = true;
        for (var i = 0; i < operation.DependsOn.Count; i++)
        {
            if (earlier.TryGetValue(operation.DependsOn[i], out var found))
            {
                wave = Math.Max(wave, found.Wave + 1);
                continue;
            }

            isKnown = false;
            problems.Add(NotEarlier(index, operation, i, all));
        }

        if (isKnown && operation.Wave != wave)
        {
            problems.Add(WrongWave(index, operation, wave));
        }
    }

    private static PlanProblem NotEarlier(int index, Operation operation, int item, Dictionary<string, Operation> all)
    {
        var dependency = operation.DependsOn[item];
        var isLater = all.TryGetValue(dependency, out var other) && other.Wave > 0;
        return new PlanProblem(Operations, index, "dependsOn", item, (at, _) => isLater
            ? PlanReadingDiagnostics.DependencyNotEarlier(at, operation.Id, dependency)
            : PlanReadingDiagnostics.UnknownDependency(at, operation.Id, dependency));
    }

    private static PlanProblem WrongWave(int index, Operation operation, int right) =>
        new(Operations, index, "wave", -1, (at, _) => PlanReadingDiagnostics.WrongWave(at, operation.Id, operation.Wave, right));

    private static void AddOrder(string list, int index, string key, string previous, string value, List<PlanProblem> problems)
    {
        if (string.CompareOrdinal(previous, value) >= 0)
        {
            problems.Add(new PlanProblem(list, index, key, -1, (at, document) => PlanReadingDiagnostics.NotSorted(at, $"'{list}' in {document}", value, previous)));
        }
    }
}
