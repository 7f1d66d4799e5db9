namespace DeployPlan.Configuration;

/// <summary>What a key of a config may hold.</summary>
internal enum KeyKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>What a health check can ask.</summary>
    Url,

    /// <summary>The name of an environment variable.</summary>
    Variable,

    /// <summary>A path relative to the config.</summary>
    Path,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Truth,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A list of texts, in the order written.</summary>
    Texts,

    /// <summary>A list of texts without duplicates.</summary>
    TextSet,

    /// <summary>A list of names without duplicates.</summary>
    Names,

    /// <summary>A list of names of environment variables without duplicates.</summary>
    Variables,

    /// <summary>A label of machines, or a list of them without duplicates.</summary>
    Labels,

    /// <summary>A mapping of texts.</summary>
    Pairs,

    /// <summary>A mapping with keys of its own.</summary>
    Section,

    /// <summary>A mapping of names to sections of one kind.</summary>
    Entries,

    /// <summary>What an environment lays over a section of the top level.</summary>
    Overlay,

    /// <summary>What another program reads.</summary>
    Carried,
}
