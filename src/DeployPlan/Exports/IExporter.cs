namespace DeployPlan.Exports;

/// <summary>Writes a plan as a file of one engine. It says what the engine takes; what follows from that is the same for all: see <see cref="Export"/>.</summary>
internal interface IExporter
{
    /// <summary>The name that people write: <c>gitlab</c>.</summary>
    string Engine { get; }

    /// <summary>What people call it: <c>GitLab</c>.</summary>
    string Title { get; }

    /// <summary>How its files end: <c>.yml</c>.</summary>
    string Extension { get; }

    /// <summary>What may be the name of a job.</summary>
    NameRule Names { get; }

    /// <summary>How much it takes.</summary>
    EngineLimits Limits { get; }

    /// <summary>What it can do.</summary>
    EngineFeatures Features { get; }

    /// <summary>What it would read in a text as its own: no text of a plan may have one of these.</summary>
    IReadOnlyList<string> OwnSigns { get; }

    /// <summary>How names of variables begin that it keeps for itself, in any case: no variable of a plan may have such a name.</summary>
    IReadOnlyList<string> OwnVariables { get; }

    /// <summary>Whether what a job leaves on the machine of that name, in its folder or as a process, is there for later jobs.</summary>
    /// <param name="agent">The name, without <c>agent:</c>; empty for any machine that a person could name.</param>
    bool KeepsMachine(string agent);

    /// <summary>Whether jobs share the folder of the checkout, so that one of them restores packages for all.</summary>
    bool SharesCheckout { get; }

    /// <summary>The file: lines separated by LF, one at the end; nothing in it depends on time or machine.</summary>
    string Write(JobPlan plan);

    /// <summary>The jobs in such a file, as the engine would read them; null if it is none.</summary>
    IReadOnlyList<ReadJob>? Read(string text);
}
