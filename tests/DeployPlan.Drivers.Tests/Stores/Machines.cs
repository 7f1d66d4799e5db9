using System.Diagnostics;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>Checkouts of one project, as machines have them, that share their releases in a store. Each has a state folder of its own.</summary>
/// <param name="store">As in <c>DeployPlanStore</c>.</param>
/// <param name="config">deploy.yml.</param>
/// <param name="isRepository">Whether each checkout is a repository of its own.</param>
/// <param name="variables">Variables that each build gets.</param>
internal sealed class Machines(string store, string config = ApplyProject.Diamond, bool isRepository = false, params (string Name, string Value)[] variables)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly List<ApplyProject> _projects = [];

    /// <summary>One whose store is a folder.</summary>
    public static Machines WithFolder(string config = ApplyProject.Diamond) => new(Workspace.NewFolder("store"), config);

    /// <summary>The checkout of a machine, by its number.</summary>
    public ApplyProject this[int number]
    {
        get
        {
            while (_projects.Count <= number)
            {
                _projects.Add(ApplyProject.Create(config));
                if (isRepository)
                {
                    Git.Run(_projects[^1].Project.Folder, "init", "-q");
                }

                _projects[^1].Project.AddToProject($"<PropertyGroup><DeployPlanStore>{store}</DeployPlanStore></PropertyGroup>");
            }

            return _projects[number];
        }
    }

    public BuildResult Apply(int number, params string[] arguments) => Target(number, "Apply", arguments);

    /// <summary>Applies as soon as the lease of someone who is gone has expired.</summary>
    public BuildResult ApplyWhenFree(int number, params string[] arguments) => TargetWhenFree(number, "Apply", arguments);

    /// <summary>Builds a target as soon as the lease of someone who is gone has expired.</summary>
    public BuildResult TargetWhenFree(int number, string target, params string[] arguments)
    {
        for (var waiting = Stopwatch.StartNew(); ; Thread.Sleep(500))
        {
            var result = Target(number, target, arguments);
            if (!result.Output.Contains("DPL4282", StringComparison.Ordinal) || waiting.Elapsed > Patience)
            {
                return result;
            }
        }
    }

    public BuildResult Target(int number, string target, params string[] arguments) => Build(number, [$"-t:DeployPlan{target}", .. arguments]);

    /// <summary>Begins a release; its id.</summary>
    public string Begin(int number, params string[] arguments) =>
        Build(number, ["-t:DeployPlanBegin", "-getProperty:DeployPlanReleaseId", .. arguments]).Succeeds().Output.Trim();

    public BuildResult Run(int number, string release, string id, params string[] arguments) =>
        Target(number, "Run", [$"-p:DeployPlanRelease={release}", $"-p:DeployPlanOperationId={id}", .. arguments]);

    public BuildResult End(int number, string release) => Target(number, "End", $"-p:DeployPlanRelease={release}");

    private BuildResult Build(int number, string[] arguments) => this[number].Project.BuildWith(variables, ["-p:Env=prod", .. arguments]);
}
