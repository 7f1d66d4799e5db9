namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>The processes of a build talk to the program of the store over a socket, which is a file in the folder for temporary files.</summary>
[TestClass]
[TestCategory("Faults")]
[DoNotParallelize]
[OSCondition(OperatingSystems.Linux)]
public class PipesOfStores
{
    private const string Config =
        """
        project: { name: shop }
        infra:
          network: { provider: command, command: [sh, -c, "touch started; until [ -e go ]; do sleep 0.1; done"] }
        environments:
          prod: { driver: command }

        """;

    private readonly string _temporary = Workspace.NewFolder("tmp");
    private readonly Machines _machines;

    public PipesOfStores() => _machines = new Machines(Workspace.NewFolder("store"), Config, variables: [("TMPDIR", _temporary)]);

    // Names of others, such as those of the runtime, are none of ours.
    private string[] Left => Directory.GetFileSystemEntries(_temporary, "*deployplan-*");

    [TestMethod]
    public void An_apply_leaves_none()
    {
        _machines[0].Project.Write("go", "");

        _machines.Apply(0).Succeeds();

        Assert.IsEmpty(Left);
    }

    [TestMethod]
    public async Task Nor_does_one_whose_program_was_killed()
    {
        using var apply = Start();
        await apply.Until(_machines[0].Project.PathOf("started"));
        Assert.HasCount(1, Left);

        apply.SignalStoreProgram("KILL");
        _machines[0].Project.Write("go", "");
        (await apply.Ended()).Fails();

        Assert.IsEmpty(Left);
    }

    [TestMethod]
    public async Task What_is_left_where_everything_was_killed_the_next_one_removes_and_nothing_that_is_in_use()
    {
        using var killed = Start();
        await killed.Until(_machines[0].Project.PathOf("started"));
        killed.Kill();
        await killed.Ended();
        var left = Left.Single();
        File.Delete(_machines[0].Project.PathOf("started"));
        using var apply = Start("-p:DeployPlanBreakLock=" + Path.GetFileName(_machines[0].Releases[^1]));
        await apply.Until(_machines[0].Project.PathOf("started"));
        var used = Left.Single(file => file != left);

        // What is younger than a minute may be about to be used.
        foreach (var file in Left)
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-5));
        }

        _machines.Target(1, "Status").Succeeds();

        CollectionAssert.AreEqual(new[] { used }, Left);
        _machines[0].Project.Write("go", "");
        (await apply.Ended()).Succeeds();
        Assert.IsEmpty(Left);
    }

    private RunningBuild Start(params string[] arguments) => new(_machines[0].Project, [("TMPDIR", _temporary)], ["-t:DeployPlanApply", .. arguments]);
}
