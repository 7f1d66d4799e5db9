using DeployPlan.Releases;
using DeployPlan.Text;

namespace DeployPlan.Views;

/// <summary>The releases of a project for programs: the file releases.json.</summary>
/// <param name="Project">The name of the project; empty where the config does not say it.</param>
/// <param name="Releases">By environment in ordinal order, of each the newest first.</param>
internal sealed record ReleaseList(string Project, IReadOnlyList<ListedRelease> Releases)
{
    private const string Version = "1.0";

    /// <summary>What is recorded.</summary>
    /// <param name="project">The name of the project.</param>
    /// <param name="store">Its releases.</param>
    /// <param name="environment">One environment; empty for all.</param>
    public static ReleaseList Of(string project, ReleaseStore store, string environment) => new(
        project,
        [.. (environment.Length > 0 ? [environment] : store.Environments).SelectMany(name => store.ReleasesOf(name).Reverse().Select(id => ListedRelease.Of(store, name, id)))]);

    public static ReleaseList Fields(Form form, ReleaseList x)
    {
        form.Text("formatVersion", Version, TextKind.Filled, "The format: a later minor version may add keys.");
        return new ReleaseList(
            form.Text("project", x.Project, TextKind.Any, "The name of the project; empty where the config does not say it."),
            form.Objects("releases", x.Releases, ListedRelease.Empty, ListedRelease.Fields, "By environment, of each the newest first."));
    }

    public byte[] ToBytes() => FormDocument.ToBytes(this, Fields);
}
