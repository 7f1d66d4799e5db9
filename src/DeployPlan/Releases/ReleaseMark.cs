using System.Globalization;
using System.Text;

namespace DeployPlan.Releases;

/// <summary>Tells cheaply whether releases were added or have progressed: an unchanged build must not read them just to find nothing new.</summary>
internal static class ReleaseMark
{
    /// <summary>The newest release of each environment and when its records last changed; empty if there is none.</summary>
    /// <param name="stateDirectory">The folder of all releases.</param>
    /// <param name="isShared">Whether it may hold the releases of several projects. Whose they are is not known here: those of all count.</param>
    /// <param name="environment">One environment; null for all.</param>
    public static string Of(string stateDirectory, bool isShared, string? environment)
    {
        if (!Directory.Exists(stateDirectory))
        {
            return "";
        }

        var mark = new StringBuilder();
        Append(mark, stateDirectory, environment);
        foreach (var folder in isShared ? Directory.GetDirectories(stateDirectory).OrderBy(static folder => folder, StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            Append(mark, folder, environment);
        }

        return mark.ToString();
    }

    private static void Append(StringBuilder mark, string folder, string? environment)
    {
        var store = new ReleaseStore(folder);
        foreach (var name in environment is null ? store.Environments : [environment])
        {
            if (store.LatestOf(name) is { Length: > 0 } latest)
            {
                var records = Directory.GetLastWriteTimeUtc(Path.Combine(store.DirectoryOf(name), latest, "operations"));
                mark.Append(name).Append('/').Append(latest).Append('@').Append(records.Ticks.ToString(CultureInfo.InvariantCulture)).Append(' ');
            }
        }
    }
}
