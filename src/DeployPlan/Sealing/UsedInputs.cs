using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Sealing;

/// <summary>What of the inputs that were collected an operation of a rollback uses.</summary>
internal static class UsedInputs
{
    /// <summary>Whether it uses an input: a file, or a set.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="taken">What it consumes, as it was collected.</param>
    /// <param name="inputs">What collected it.</param>
    public static Predicate<string> Of(Operation operation, IReadOnlyList<string> taken, InputCollector inputs)
    {
        var paths = new HashSet<string>(taken.Concat(operation.Consumes), StringComparer.Ordinal);
        var patterns = paths.Where(GlobPattern.IsPattern).Select(GlobPattern.Parse).OfType<GlobPattern>().ToList();
        var isUnused = inputs.Composed.NotUsedBy(operation);
        return input => (SealedInput.IsIn(paths, input) || patterns.Exists(pattern => pattern.Matches(input))) && !isUnused(input);
    }
}
