namespace DeployPlan.Scaffolding;

/// <summary>Files that are looked at for hints.</summary>
internal static class SourceText
{
    private const long Largest = 4 * 1024 * 1024;

    /// <summary>The text; empty if it cannot be read, or is too large to be written by hand.</summary>
    public static string Of(string file)
    {
        try
        {
            return new FileInfo(file).Length > Largest ? "" : File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
