using System.Diagnostics;
using System.Globalization;
using DeployPlan.Commands;
using DeployPlan.Files;
using DeployPlan.Releases;
using DeployPlan.Stores;

namespace DeployPlan.Benchmarks;

/// <summary>Runs operations of a release in a store, each as <c>DeployPlanRun</c> does but for MSBuild, with a driver that does nothing: see store-scale.sh.</summary>
internal static class StoreRuns
{
    /// <summary>One of several processes: runs each of its share.</summary>
    /// <param name="folder">The project, with a plan of operations <c>infra_op1</c>, <c>infra_op2</c> and so on.</param>
    /// <param name="host">The program that talks to stores.</param>
    /// <param name="store">As in <c>DeployPlanStore</c>.</param>
    /// <param name="release">The release that has begun.</param>
    /// <param name="operations">How many operations it has.</param>
    /// <param name="process">The number of this process, from 0.</param>
    /// <param name="processes">How many there are.</param>
    /// <param name="keepsConnection">Whether the process has one connection to the store for all of its operations, and not one for each.</param>
    public static void Run(string folder, string host, string store, string release, int operations, int process, int processes, bool keepsConnection)
    {
        var settings = new StoreSettings(store, folder, host);
        using var opened = keepsConnection ? StoreSession.Open(settings) : null;
        settings = settings with { Opened = opened };
        for (var i = process + 1; i <= operations; i += processes)
        {
            var outcome = RunCommand.Run(RequestOf(folder, settings, process) with { Release = release, OperationId = string.Create(CultureInfo.InvariantCulture, $"infra_op{i}") });
            if (outcome.Diagnostics.Count > 0)
            {
                throw new InvalidOperationException(outcome.Diagnostics[0].Message);
            }
        }
    }

    private static ApplyRequest RequestOf(string folder, StoreSettings settings, int process) => new()
    {
        ConfigFile = Path.Combine(folder, "deploy.yml"),
        Project = Path.Combine(folder, "App.csproj"),
        BuiltProject = Path.Combine(folder, "App.csproj"),
        Environment = "prod",
        OutputDirectory = Path.Combine(folder, "out"),
        StateDirectory = Path.Combine(folder, ".state", process.ToString(CultureInfo.InvariantCulture)),
        RepositoryRoot = folder,
        Shared = settings,
        Drivers = [new Driver("command", "infra_provision", "RunDriver", "", 0, 0, 0)],
        Variable = Environment.GetEnvironmentVariable,
        Now = DateTime.UtcNow,
        ExecuteOne = static (release, id) => OperationCommand.Run(new OperationRequest(release, release.Find(id)!, new Nothing())),
    };

    private sealed class Nothing : IOperationHost
    {
        public Func<string, string, ProjectSources>? Projects => null;

        public bool IsCancelled => false;

        public void Run(ReleaseFolder folder, IReadOnlyList<string> ids)
        {
        }

        public bool Call(ReleaseFolder folder, Driver driver, string id, int attempt) => true;

        public void Pause(TimeSpan time)
        {
        }

        public void Say(string text, bool isImportant)
        {
        }
    }
}
