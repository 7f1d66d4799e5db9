using DeployPlan.Files;
using DeployPlan.Releases;
using DeployPlan.Stores;

namespace DeployPlan.Commands;

/// <summary>The common inputs of all commands. Paths are full.</summary>
internal abstract record CommandRequest
{
    private const string DefaultReleases = ".deployplan";

    /// <summary>The config; the paths of a plan are relative to its folder.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>The environment; null if none is named.</summary>
    public string? Environment { get; init; }

    /// <summary>The version that is deployed.</summary>
    public string Version { get; init; } = "";

    /// <summary>The folder of plans and reports: <c>&lt;environment&gt;/plan.json</c> and what goes with it.</summary>
    public string OutputDirectory { get; init; } = "";

    /// <summary>Where a run that plans remembers what it did, so that an unchanged build does nothing; null to remember nothing.</summary>
    public string? IntermediateDirectory { get; init; }

    /// <summary>The folder of all releases; null for <c>.deployplan</c> next to the config.</summary>
    public string? StateDirectory { get; init; }

    /// <summary>Where releases live that several machines share; null where only the folder of all releases has them.</summary>
    public StoreSettings? Shared { get; init; }

    /// <summary>The store for commands in messages; empty where they need not name it.</summary>
    public string NamedStore => Shared is { IsOnCommandLine: true, Location: var location } ? location : "";

    /// <summary>The folder that no path of the config may leave; null for the nearest one with <c>.git</c>.</summary>
    public string? RepositoryRoot { get; init; }

    /// <summary>Narrows the plan to these services and what they depend on; empty for all.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Unknown keys are errors.</summary>
    public bool Strict { get; init; }

    /// <summary>Further properties that the command line of this build gives, as <c>Name=value</c>, and that count for every command: those in messages have them as well.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>What a project is made of, as <see cref="SourceTree.Projects"/>; null where no build system says it.</summary>
    public Func<string, string, ProjectSources>? Projects { get; init; }

    /// <summary>The folder of the config.</summary>
    public string ConfigDirectory => Path.GetDirectoryName(ConfigFile)!;

    /// <summary>The folder of all releases.</summary>
    public string ReleasesDirectory => StateDirectory ?? Path.Combine(ConfigDirectory, DefaultReleases);

    /// <summary>The releases of a project. A folder that was named may be that of several; the one beside a config is its own.</summary>
    public ReleaseStore OpenReleases(string project) => StateDirectory is null ? new(ReleasesDirectory) : new(ReleasesDirectory, project);

    /// <summary>Full path of the project that is built; empty where none is known.</summary>
    public string BuiltProject { get; init; } = "";

    /// <summary>What a release that another machine has made is here.</summary>
    public virtual LocalPaths Here => new(ConfigDirectory, RepositoryRoot ?? "", BuiltProject.Length > 0 ? BuiltProject : ConfigFile, []);

    /// <summary>The folder of what a dry run records while it lasts.</summary>
    public string DryRunDirectory => Path.Combine(OutputDirectory, ".dry-run");

    /// <summary>Full paths of the folders into which a build of this project writes by itself: plans, releases, a store.</summary>
    public virtual IReadOnlyList<string> WrittenFolders =>
        [.. new[] { OutputDirectory, ReleasesDirectory, Shared?.Directory, OutputDirectory.Length == 0 ? null : DryRunDirectory }.Where(static folder => !string.IsNullOrEmpty(folder)).Select(static folder => OwnFiles.Normal(folder!))];

    /// <summary>The files around the config.</summary>
    /// <param name="earlier">What an earlier build has seen.</param>
    /// <param name="alsoWritten">Folders into which the builds of earlier releases wrote, beside those of this one.</param>
    public SourceTree OpenTree(EarlierLook? earlier = null, IReadOnlyList<string>? alsoWritten = null)
    {
        var root = RepositoryRoot is null ? Files.RepositoryRoot.Of(ConfigDirectory) : null;
        return new SourceTree(ConfigDirectory, RepositoryRoot ?? root!.Directory) { IsRootGuessed = root is { HasGit: false }, Projects = Projects, Own = new([.. WrittenFolders, .. alsoWritten ?? []]), Earlier = earlier };
    }
}
