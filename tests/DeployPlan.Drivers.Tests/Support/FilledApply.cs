namespace DeployPlan.Drivers.Tests.Support;

/// <summary>A project whose second operation fills a disk, until there is a file <c>room</c>.</summary>
internal sealed class FilledApply : IDisposable
{
    public const string ShortLease = "-p:DeployPlanLeaseSeconds=9";

    private const string Config =
        """
        project: { name: shop }
        infra:
          first: { provider: command, command: [sh, -c, echo first >> ran.txt] }
          second: { provider: command, command: [sh, ./fill.sh], depends_on: [first] }
        services:
          api: { command: [sh, -c, echo api >> ran.txt] }
        environments:
          prod: { driver: command }

        """;

    private SmallDisk? _disk;

    public FilledApply() => DiskPath = Project.Project.PathOf("disk");

    public ApplyProject Project { get; } = ApplyProject.Create(Config);

    /// <summary>Where the disk is mounted; in the project unless it is set.</summary>
    public string DiskPath { get; init; }

    /// <summary>What each build gets.</summary>
    public (string Name, string Value)[] Variables { get; init; } = [];

    public SmallDisk Mount(string options)
    {
        _disk = new SmallDisk(DiskPath, options);

        // More is said than fits where something is left.
        Project.Project.Write("fill.sh", $"echo second >> ran.txt\n[ -e room ] || cat /dev/zero > {_disk.Filling} 2> /dev/null\nhead -c 5000 /dev/urandom | od -An -tx1\nexit 0\n");
        return _disk;
    }

    /// <summary>An apply is refused before anything runs.</summary>
    public void AssertRefused(string message, params string[] arguments)
    {
        Assert.MatchesRegex(message, Apply(arguments).Fails().Output);
        Assert.IsEmpty(Project.Ran);
    }

    /// <summary>As <see cref="AssertRefused"/>, on a disk that is full; no release is listed then, and the next apply succeeds.</summary>
    public void AssertRefusedUntilThereIsRoom(string message, string store)
    {
        _disk!.Fill();
        AssertRefused(message, store);
        _disk.Empty();

        Assert.DoesNotContain("interrupted", Project.Project.BuildWith(Variables, ["-t:DeployPlanReleases", "-p:Env=prod", store]).Succeeds().Output);
        Project.Project.Write("room", "");
        Apply(store).Succeeds();
    }

    /// <summary>An apply fails at the second operation, and a resume with room runs just what is left.</summary>
    public void AssertStopsAndFinishesWithRoom(string message, params string[] arguments)
    {
        var output = Apply([.. arguments, "-m:1"]).Fails().Output;

        Assert.MatchesRegex(message, output);
        Assert.DoesNotContain("MSB4018", output);
        CollectionAssert.AreEqual(new[] { "first", "second" }, Project.Ran.ToArray());
        _disk!.Empty();
        Project.Project.Write("room", "");

        // A lease that could not be given back expires.
        BuildResult resumed;
        do
        {
            resumed = Apply([.. arguments, "-p:DeployPlanResume=true"]);
        }
        while (resumed.Output.Contains("DPL4282", StringComparison.Ordinal));

        resumed.Succeeds();
        CollectionAssert.AreEqual(new[] { "first", "second", "api" }, Project.Ran.Distinct().ToArray());
        Assert.AreEqual(1, Project.Ran.Count(static name => name == "first"));
    }

    public void Dispose() => _disk?.Dispose();

    private BuildResult Apply(params string[] arguments) => Project.Project.BuildWith(Variables, ["-t:DeployPlanApply", "-p:Env=prod", .. arguments]);
}
