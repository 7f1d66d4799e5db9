using DeployPlan.Files;
using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>What runs operations and drivers: MSBuild, or a test.</summary>
internal interface IOperationHost
{
    /// <summary>What a project is made of now, as <see cref="SourceTree.Projects"/>; null where no build system says it.</summary>
    Func<string, string, ProjectSources>? Projects { get; }

    /// <summary>Whether nothing more is to be started.</summary>
    bool IsCancelled { get; }

    /// <summary>Runs operations that wait for nothing more, and then what waited for them.</summary>
    void Run(ReleaseFolder folder, IReadOnlyList<string> ids);

    /// <summary>Whether the driver succeeded.</summary>
    bool Call(ReleaseFolder folder, Driver driver, string id, int attempt);

    /// <summary>Waits; not longer than until it is cancelled.</summary>
    void Pause(TimeSpan time);

    /// <summary>Tells a person.</summary>
    void Say(string text, bool isImportant);
}
