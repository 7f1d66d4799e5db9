using DeployPlan.Files;

namespace DeployPlan.Tasks;

/// <summary>A reference to a project.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Set">The properties that it sets: <c>Name=value;Name=value</c>.</param>
/// <param name="Removed">The names of those that it takes away.</param>
internal sealed record ReferencedProject(string Path, string Set, string Removed)
{
    private static readonly char[] Separators = [';'];

    // A project builds the one of these that it has for each of its own; the SDK hands on the runtime only to what is built for one.
    private static readonly string[] OfRuntime = ["RuntimeIdentifier", "SelfContained"];

    /// <summary>The properties with which the project is built, by those of the one that references it: see <see cref="BuildProperties"/>.</summary>
    /// <param name="properties">Those of the other project.</param>
    /// <param name="isOfRuntime">Whether it is built for the same runtime.</param>
    public string PropertiesOf(string properties, bool isOfRuntime)
    {
        var own = BuildProperties.Of(properties).ToDictionary(static property => property.Key, static property => property.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var name in Removed.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(static name => name.Trim()).Concat(isOfRuntime ? [] : OfRuntime).Append("TargetFramework"))
        {
            own.Remove(name);
        }

        foreach (var set in Set.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (set.IndexOf('=') is > 0 and var at)
            {
                own[set.Substring(0, at).Trim()] = set.Substring(at + 1).Trim();
            }
        }

        return BuildProperties.Text(own);
    }
}
