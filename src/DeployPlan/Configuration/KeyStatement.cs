namespace DeployPlan.Configuration;

/// <summary>What a config may say with one key: from it come the key's schema and its documentation.</summary>
/// <param name="Name">The key.</param>
/// <param name="Kind">What it may hold.</param>
/// <param name="About">What it is for: a sentence or two.</param>
/// <param name="Example">What could be written, as YAML.</param>
internal sealed record KeyStatement(string Name, KeyKind Kind, string About, string Example)
{
    /// <summary>Further values to offer, separated by commas.</summary>
    public string? MoreExamples { get; init; }

    /// <summary>Whether the section is wrong without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The one value of <c>provider</c> with which it is required and read; null if it always is read.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>The value that counts where it is missing, as it would be written.</summary>
    public string? Default { get; init; }

    /// <summary>In words, where no single value does: what counts where it is missing.</summary>
    public string? Otherwise { get; init; }

    /// <summary>The smallest number.</summary>
    public int Least { get; init; }

    /// <summary>The largest number.</summary>
    public int Most { get; init; }

    /// <summary>The words to choose from.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What each of the words means, one per line; null if they explain themselves.</summary>
    public string? AboutChoices { get; init; }

    /// <summary>What a section, or each named entry, may hold.</summary>
    public SectionStatement? Section { get; init; }
}
