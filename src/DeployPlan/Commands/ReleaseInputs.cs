using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Sealing;

namespace DeployPlan.Commands;

/// <summary>Whether the files that an operation of a release uses are those of its plan.</summary>
internal static class ReleaseInputs
{
    /// <summary>What differs from the plan; empty if nothing does.</summary>
    /// <param name="folder">The release.</param>
    /// <param name="operation">The operation, as the plan of the release has it.</param>
    /// <param name="projects">What projects consist of, as MSBuild says it; null where it is not asked.</param>
    public static DiagnosticBag Check(ReleaseFolder folder, Operation operation, Func<string, string, ProjectSources>? projects)
    {
        var found = new DiagnosticBag();
        var directory = folder.Release.ConfigDirectory;
        var root = folder.Release.RepositoryRoot.Length > 0 ? folder.Release.RepositoryRoot : RepositoryRoot.Of(directory).Directory;
        SealedInputCheck.Check(folder.Plan, [operation], new SourceTree(directory, root) { Projects = projects, Own = new(WrittenFoldersFile.Read(folder.Directory)) }, found);
        return found;
    }
}
