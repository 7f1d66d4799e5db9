using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The services of a compose file, as far as it alone can say them.</summary>
internal static class ComposeServices
{
    /// <summary>Tags of compose, which say how files are merged.</summary>
    public static readonly string[] Tags = ["!override", "!reset"];

    /// <summary>Their mapping; null if only compose can read the file, for example because it includes others.</summary>
    public static MappingNode? Of(string file, SourceTree tree)
    {
        // What is wrong with the file, compose says.
        var problems = new DiagnosticBag();
        return tree.ReadFile(file) is { } bytes
            && DocumentReader.Read(file, Encoding.UTF8.GetString(bytes), "", problems, tags: Tags) is MappingNode root
            && !problems.HasErrors
            && root.Find("include") is null
            ? root.Find("services")?.Value as MappingNode
            : null;
    }
}
