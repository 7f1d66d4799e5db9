using System.Text;
using DeployPlan.Files;

namespace DeployPlan.Releases;

/// <summary>The file beside a release, on the machine that executes it, that has the folders into which its builds write by themselves: see <see cref="OwnFiles"/>. A path a line.</summary>
internal static class WrittenFoldersFile
{
    private const string Name = "written-folders.txt";

    /// <summary>Keeps them.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Write(string release, IReadOnlyList<string> folders) => AtomicFile.WriteIfChanged(Path.Combine(release, Name), Encoding.UTF8.GetBytes(string.Concat(folders.Select(static folder => folder + "\n"))));

    /// <summary>The folders; none where the release is an older one, or the file cannot be read.</summary>
    public static IReadOnlyList<string> Read(string release)
    {
        try
        {
            return Path.Combine(release, Name) is var file && File.Exists(file) ? File.ReadAllText(file).Split(['\n'], StringSplitOptions.RemoveEmptyEntries) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
