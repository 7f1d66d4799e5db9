using System.Globalization;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>The <c>env_file</c> of an environment: see <see cref="VariableLines"/>. Drivers and services get the same values. The environment of the process wins over it.</summary>
internal static class EnvironmentFile
{
    /// <summary>The variables by name; none if there is no file, which is what an empty name says.</summary>
    /// <exception cref="IOException">The file is not there, cannot be read, has a quote that is not closed, or a name that not every program would get.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static IReadOnlyDictionary<string, string> Read(string file) => file.Length == 0 ? new Dictionary<string, string>(StringComparer.Ordinal) : Parse(ReadLines(file));

    private static string[] ReadLines(string file) => FileStamp.IsEndless(file) ? throw new IOException($"'{file}' is a pipe or a device, not a file") : File.ReadAllLines(file);

    private static IReadOnlyDictionary<string, string> Parse(IReadOnlyList<string> lines) =>
        VariableLines.Read(lines, static (line, why) => throw new IOException(string.Format(CultureInfo.InvariantCulture, "line {0} {1}", line, why)));
}
