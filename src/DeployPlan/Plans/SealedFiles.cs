using DeployPlan.Files;

namespace DeployPlan.Plans;

/// <summary>Which of the sealed inputs of a plan an operation uses. Paths of one folder are together in the plan, so a folder is one stretch.</summary>
/// <param name="plan">The plan.</param>
internal sealed class SealedFiles(Plan plan)
{
    private readonly IReadOnlyList<SealedInput> _inputs = plan.SealedInputs;

    /// <summary>Numbers of sealed inputs, ascending.</summary>
    public IReadOnlyList<int> Of(Operation operation)
    {
        if (operation.Consumes.Count == 0)
        {
            return [];
        }

        var numbers = new SortedSet<int>();
        foreach (var path in operation.Consumes)
        {
            if (Find(path) is { } exact)
            {
                numbers.Add(exact);
            }
            else if (GlobPattern.IsPattern(path) && GlobPattern.Parse(path) is { } pattern)
            {
                Add(StretchOf(GlobPattern.FolderOf(path)), pattern.Matches, numbers);
            }
            else if (path.EndsWith("..", StringComparison.Ordinal))
            {
                // What is in a folder above the config is beside each other only as far as it is not in that of the config.
                var above = new HashSet<string>(StringComparer.Ordinal) { path };
                Add((0, _inputs.Count), input => SealedInput.IsIn(above, input), numbers);
            }
            else if (!SealedInput.IsSet(path))
            {
                Add(StretchOf(path), static _ => true, numbers);
            }
        }

        return [.. numbers];
    }

    private void Add((int Start, int End) stretch, Predicate<string> isWanted, SortedSet<int> numbers)
    {
        for (var i = stretch.Start; i < stretch.End; i++)
        {
            if (_inputs[i].Count is null && isWanted(_inputs[i].Path))
            {
                numbers.Add(i);
            }
        }
    }

    /// <summary>The number of the sealed input with that path; null if there is none.</summary>
    public int? Find(string path) => FirstFrom(path) is var first && first < _inputs.Count && _inputs[first].Path == path ? first : null;

    // What is below a folder: "db/a-b" comes between "db/a" and "db/a/1.sql", so the search is for the separator and what comes after it.
    private (int Start, int End) StretchOf(string path) => path == "." ? (0, _inputs.Count) : (FirstFrom(path + "/"), FirstFrom(path + "0"));

    private int FirstFrom(string path)
    {
        var (low, high) = (0, _inputs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(_inputs[middle].Path, path) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
