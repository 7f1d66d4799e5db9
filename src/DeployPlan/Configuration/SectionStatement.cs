namespace DeployPlan.Configuration;

/// <summary>What the keys of one kind of section are, in the order in which they are asked for.</summary>
internal sealed class SectionStatement
{
    private readonly List<KeyStatement> _keys = [];

    public IReadOnlyList<KeyStatement> Keys => _keys;

    /// <summary>What the section is; empty if the key that holds it says so.</summary>
    public string About { get; set; } = "";

    /// <summary>What could be written, as YAML.</summary>
    public string Example { get; set; } = "";

    /// <summary>Whether another key is reported; else it is carried.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Adds a key; a section that is read once more says the same again.</summary>
    public void Add(KeyStatement key)
    {
        if (Find(key.Name) is null)
        {
            _keys.Add(key);
        }
    }

    /// <summary>Adds the key of a section, and gives what it holds.</summary>
    public SectionStatement AddSection(KeyStatement key)
    {
        Add(key with { Section = new SectionStatement() });
        return Find(key.Name)!.Section!;
    }

    public KeyStatement? Find(string key) => _keys.Find(known => known.Name == key);
}
