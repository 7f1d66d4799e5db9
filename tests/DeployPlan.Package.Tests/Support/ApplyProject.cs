using System.Globalization;
using System.Text.Json.Nodes;

namespace DeployPlan.Package.Tests.Support;

/// <summary>A project whose operations are shell commands that leave traces: the line of a name in <c>ran.txt</c>.</summary>
internal sealed class ApplyProject
{
    /// <summary>A diamond: network before cluster and store, both before api.</summary>
    public const string Diamond =
        """
        project: { name: shop }
        infra:
          network: { provider: command, command: [sh, -c, echo network >> ran.txt] }
          cluster: { provider: command, command: [sh, ./cluster.sh], depends_on: [network] }
          store: { provider: command, command: [sh, -c, echo store >> ran.txt], depends_on: [network] }
        services:
          api: { image: "api:1", command: [sh, -c, echo api >> ran.txt] }
        environments:
          prod: { driver: command }
          staging: { driver: command }

        """;

    private ApplyProject(TestProject project) => Project = project;

    public TestProject Project { get; }

    public static ApplyProject CreateIn(string folder) => Create(Diamond, Template.WithDrivers, folder);

    public static ApplyProject Create(string? config = null, Template? template = null, string folder = "project")
    {
        var project = TestProject.WithoutConfig(template ?? Template.WithDrivers, folder);
        project.Write("deploy.yml", config ?? Diamond);
        project.Write("cluster.sh", "echo cluster >> ran.txt\n");
        return new ApplyProject(project);
    }

    public BuildResult Apply(params string[] arguments) => Project.Build(["-t:DeployPlanApply", "-p:Env=prod", .. arguments]);

    /// <summary>The command that a person enters, in a process of its own.</summary>
    public BuildResult Command(params string[] arguments) => Project.Command(["-t:DeployPlanApply", "-p:Env=prod", .. arguments]);

    /// <summary>Names in the order in which their commands ran.</summary>
    public IReadOnlyList<string> Ran => File.Exists(Project.PathOf("ran.txt")) ? File.ReadAllLines(Project.PathOf("ran.txt")) : [];

    /// <summary>The folders of the releases, the oldest first; without one that is still being made.</summary>
    public IReadOnlyList<string> Releases => Directory.Exists(Project.PathOf(".deployplan/prod"))
        ? [.. Directory.GetDirectories(Project.PathOf(".deployplan/prod"), "2*")
            .Where(folder => !folder.EndsWith(".tmp", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The records of the last release by id.</summary>
    public IReadOnlyDictionary<string, JsonNode> Records => Directory.GetFiles(Path.Combine(Releases[^1], "operations"), "*.json")
        .Select(file => JsonNode.Parse(File.ReadAllText(file))!).ToDictionary(record => record["id"]!.GetValue<string>());

    public string StatusOf(string id) => Records[id]["status"]!.GetValue<string>();

    public DateTime Started(string id) => Time(id, "started");

    public DateTime Ended(string id) => Time(id, "ended");

    private DateTime Time(string id, string key) => DateTime.Parse(Records[id][key]!.GetValue<string>(), CultureInfo.InvariantCulture);
}
