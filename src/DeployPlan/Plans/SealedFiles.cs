namespace DeployPlan.Plans;

/// <summary>Which of the sealed inputs of a plan an operation uses. Paths of one folder are together in the plan, so a folder is one stretch.</summary>
/// <param name="plan">The plan.</param>
internal sealed class SealedFiles(Plan plan)
{
    private readonly IReadOnlyList<SealedInput> _inputs = plan.SealedInputs;

    /// <summary>Numbers of sealed inputs, ascending.</summary>
    public IReadOnlyList<int> Of(OperationInputs inputs)
    {
        var consumed = Consumption.Of(inputs);
        var (start, end) = consumed is { Files.Count: 0, Arguments.Count: 0, Folders: [{ Path: not "." } folder] } ? StretchOf(folder.Path) : (0, _inputs.Count);
        var numbers = new List<int>();
        for (var i = start; i < end; i++)
        {
            if (consumed.Includes(_inputs[i].Path))
            {
                numbers.Add(i);
            }
        }

        return numbers;
    }

    // A file, or what is below a folder: "db/a-b" comes between "db/a" and "db/a/1.sql", so the search is for the separator and what comes after it.
    private (int Start, int End) StretchOf(string path)
    {
        var file = FirstFrom(path);
        return file < _inputs.Count && _inputs[file].Path == path ? (file, file + 1) : (FirstFrom(path + "/"), FirstFrom(path + "0"));
    }

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
