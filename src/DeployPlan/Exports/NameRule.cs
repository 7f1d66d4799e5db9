namespace DeployPlan.Exports;

/// <summary>What may be the name of a job in an engine. Names that differ only in case count as one.</summary>
/// <param name="Longest">The longest name, at least 32.</param>
internal sealed record NameRule(int Longest)
{
    /// <summary>Characters beside ASCII letters and digits.</summary>
    public string Further { get; init; } = "-_";

    /// <summary>In place of any other character; one that the engine takes.</summary>
    public char Instead { get; init; } = '-';

    /// <summary>Whether a digit may come first.</summary>
    public bool TakesDigitFirst { get; init; } = true;

    /// <summary>Names with a meaning of their own, in lower case.</summary>
    public IReadOnlyList<string> Reserved { get; init; } = [];
}
