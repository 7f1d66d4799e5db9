namespace DeployPlan.Releases;

/// <summary>What the documents of a store are called.</summary>
/// <param name="project">The name of the project.</param>
/// <param name="environment">The environment.</param>
internal sealed class StoreNames(string project, string environment)
{
    /// <summary>Begins the names of all that belongs to the environment.</summary>
    public string Prefix { get; } = $"{PrefixOf(project)}{environment}/";

    /// <summary>Begins the names of all that belongs to the project, whose name may have any sign.</summary>
    public static string PrefixOf(string project) => Uri.EscapeDataString(project) + "/";

    /// <summary>The lease of the environment.</summary>
    public string Lease => Prefix + "lease.json";

    /// <summary>A file of a release, with its path in the folder of the release.</summary>
    public string Of(string release, string file) => $"{Prefix}{release}/{file}";

    /// <summary>What is known of an operation: its record and its result.</summary>
    /// <param name="release">The release.</param>
    /// <param name="name">The name of the operation in files.</param>
    public string Operation(string release, string name) => Of(release, $"operations/{name}.json");

    /// <summary>The end of its log.</summary>
    public string Log(string release, string name) => Of(release, $"logs/{name}.log");
}
