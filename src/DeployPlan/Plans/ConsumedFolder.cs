namespace DeployPlan.Plans;

/// <summary>A folder, or a single file, that an operation uses.</summary>
/// <param name="Path">Relative to the config.</param>
/// <param name="Endings">Of the names that count, separated by <c>;</c>; empty for all.</param>
internal sealed record ConsumedFolder(string Path, string Endings)
{
    private const string AllFiles = "";

    /// <summary>What the built-in driver with that name reads in a folder. Of any other driver nothing is known, so every file counts.</summary>
    public static string EndingsOf(string driver) => driver switch
    {
        "raw" => ".sql",
        "efcore" => ".cs;.csproj",
        "terraform" => ".tf;.tf.json;.tfvars;.hcl",
        _ => AllFiles,
    };
}
