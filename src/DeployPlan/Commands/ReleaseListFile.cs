using DeployPlan.Files;

namespace DeployPlan.Commands;

/// <summary>The file <c>releases.json</c>. Its name is a common one, so what it says decides whether it is ours.</summary>
internal static class ReleaseListFile
{
    public const string Name = OwnFiles.ReleaseList;

    /// <summary>Whether a file of that name is there that this product has not written, or that cannot be read.</summary>
    public static bool IsForeign(string file)
    {
        try
        {
            return File.Exists(file) && !OwnFiles.IsReleaseList(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
