using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Sealing;

/// <summary>Records every file that an operation will use, so that what runs is what was reviewed.</summary>
internal static class PlanSealing
{
    /// <summary>The plan with its <see cref="Plan.SealedInputs"/>, each operation with what it consumes; what cannot be sealed is reported.</summary>
    /// <param name="plan">The plan; its format decides what is consumed, and how it is hashed.</param>
    /// <param name="tree">The files.</param>
    /// <param name="placeOf">The place that names a project.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static Plan Seal(Plan plan, SourceTree tree, Func<string, SourceSpan> placeOf, DiagnosticBag diagnostics)
    {
        var isEarlier = plan.Minor < PlanFormat.FirstWithSets;
        var inputs = new InputCollector(tree, new ProjectBuilds(plan.Operations.Concat(plan.ManualOperations), tree), placeOf, diagnostics, isEarlier);
        plan = plan with { Operations = Collected(plan.Operations, inputs, isEarlier), ManualOperations = Collected(plan.ManualOperations, inputs, isEarlier) };
        var isUsed = plan.Rollback is null ? static _ => true : UsedBy(plan.Operations, inputs);
        var sealedInputs = Hash(inputs.Files.Where(file => isUsed(file)), isEarlier ? tree.HashFile : tree.HashInput);
        sealedInputs.AddRange(inputs.Sets.Where(set => isUsed(set.Key)).Select(set => SealedInput.SetOf(set.Key, Hash(set.Value, path => inputs.HashMember(set.Key, path)))));
        sealedInputs.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        foreach (var problem in tree.Unreadable.Where(problem => !inputs.IsReported(problem.Key)))
        {
            diagnostics.Add(SealingDiagnostics.Unreadable(tree.FullPath(problem.Key), problem.Value));
        }

        foreach (var project in inputs.Outside)
        {
            diagnostics.Add(SealingDiagnostics.PartlyOutside(placeOf(project.Key), project.Key, project.Value));
        }

        return plan with { SealedInputs = sealedInputs };
    }

    /// <summary>The digests of those of the files that are there, by path.</summary>
    public static List<SealedInput> Hash(IEnumerable<string> files, Func<string, string?> hash)
    {
        var sorted = files.ToList();
        sorted.Sort(StringComparer.Ordinal);
        var inputs = new List<SealedInput>(sorted.Count);
        foreach (var path in sorted)
        {
            if (hash(path) is { } sha256)
            {
                inputs.Add(new SealedInput(path, sha256));
            }
        }

        return inputs;
    }

    private static IReadOnlyList<Operation> Collected(IReadOnlyList<Operation> operations, InputCollector inputs, bool isEarlier)
    {
        var collected = new Operation[operations.Count];
        for (var i = 0; i < collected.Length; i++)
        {
            var consumes = inputs.Collect(operations[i]);
            var isUnused = inputs.Composed.NotUsedBy(operations[i]);
            collected[i] = isEarlier ? operations[i] : operations[i] with { Consumes = [.. consumes.Where(path => !isUnused(path))] };
        }

        return collected;
    }

    // An image that a rollback has is not built again.
    private static Predicate<string> UsedBy(IReadOnlyList<Operation> operations, InputCollector inputs)
    {
        var uses = operations.Select(operation => UsedInputs.Of(operation, [], inputs)).ToList();
        return input => uses.Exists(isUsed => isUsed(input));
    }
}
