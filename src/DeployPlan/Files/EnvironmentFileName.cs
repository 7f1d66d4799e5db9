namespace DeployPlan.Files;

/// <summary>Names of files with variables, of which a digest would be a way to try guesses of the secrets in them.</summary>
internal static class EnvironmentFileName
{
    private const string Ending = ".env";

    /// <summary>Whether the last part of a path is <c>.env*</c> or <c>*.env</c>.</summary>
    public static bool Is(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith(Ending, StringComparison.OrdinalIgnoreCase) || name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);
    }
}
