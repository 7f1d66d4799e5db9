namespace DeployPlan.Drivers.Tests;

/// <summary>File systems of the test's own, which only root can mount.</summary>
[TestClass]
[TestCategory("Faults")]
public sealed class FullDisks : IDisposable
{
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

    private readonly ApplyProject _project = ApplyProject.Create(Config);
    private readonly string _disk;

    public FullDisks()
    {
        _disk = _project.Project.PathOf("disk");
        Directory.CreateDirectory(_disk);
        _project.Project.Write("fill.sh", "echo second >> ran.txt\n");
    }

    private const string ShortLease = "-p:DeployPlanLeaseSeconds=9";

    private string Store => $"-p:DeployPlanStore={_disk}/store";

    private string State => $"-p:DeployPlanStateDirectory={_disk}/state";

    [TestMethod]
    public void A_disk_that_is_full_is_an_error_before_the_first_operation_and_nothing_half_made_stays()
    {
        Mount("size=32k");
        Directory.CreateDirectory(Path.Combine(_disk, "state"));
        Fill();

        var output = _project.Apply(State).Fails().Output;

        Assert.MatchesRegex("error DPL4018: The release cannot be recorded, so nothing was run: .*No space left on device", output);
        Assert.IsEmpty(_project.Ran);
        Assert.IsEmpty(Directory.GetDirectories(Path.Combine(_disk, "state"), "2*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void A_state_folder_that_can_only_be_read_is_an_error_before_the_first_operation()
    {
        Mount("ro");

        Assert.MatchesRegex("error DPL4018: The release cannot be recorded, so nothing was run: .*Read-only file system", _project.Apply(State).Fails().Output);
        Assert.IsEmpty(_project.Ran);
    }

    [TestMethod]
    public void A_disk_that_fills_up_later_fails_the_operation_that_cannot_be_recorded_and_a_resume_with_room_finishes()
    {
        Mount("size=256k");
        FillInSecond();

        var output = _project.Apply(State, "-m:1").Fails().Output;

        Assert.MatchesRegex("error DPL4(022: The result of operation '.*' cannot be recorded|106: .*: A file of the operation cannot be read or written): .*No space left on device", output);
        Assert.DoesNotContain("MSB4018", output);
        FinishesWithRoom(State);
    }

    [TestMethod]
    public void A_store_that_is_full_is_an_error_before_the_first_operation_and_lists_no_release()
    {
        Mount("size=64k");
        Directory.CreateDirectory(Path.Combine(_disk, "store"));
        Fill();

        Assert.MatchesRegex("error DPL428.: .*the disk of .* is full, or its limit is reached: No space left on device.*free space there", _project.Apply(Store).Fails().Output);
        Assert.IsEmpty(_project.Ran);
        File.Delete(Path.Combine(_disk, "fill"));

        Assert.DoesNotContain("interrupted", _project.Project.Build("-t:DeployPlanReleases", Store).Succeeds().Output);
        _project.Project.Write("room", "");
        _project.Apply(Store).Succeeds();
    }

    [TestMethod]
    public void A_store_that_fills_up_later_fails_the_operation_that_cannot_be_recorded_and_a_resume_with_room_finishes()
    {
        Mount("size=256k");
        FillInSecond();

        var output = _project.Apply(Store, ShortLease, "-m:1").Fails().Output;

        Assert.MatchesRegex("No space left on device.*free space there", output);
        Assert.DoesNotContain("MSB4018", output);
        CollectionAssert.AreEqual(new[] { "first", "second" }, _project.Ran.ToArray());
        FinishesWithRoom(Store);
    }

    public void Dispose() => Dotnet.RunProgram("umount", "/", [_disk]).Succeeds();

    private void Mount(string options) => Dotnet.RunProgram("mount", "/", ["-t", "tmpfs", "-o", options, "tmpfs", _disk]).Succeeds();

    private void FillInSecond() => _project.Project.Write("fill.sh", $"echo second >> ran.txt\n[ -e room ] || cat /dev/zero > {_disk}/fill 2> /dev/null\nexit 0\n");

    private void FinishesWithRoom(string place)
    {
        File.Delete(Path.Combine(_disk, "fill"));
        _project.Project.Write("room", "");

        // A lease that could not be given back expires.
        BuildResult resumed;
        do
        {
            resumed = _project.Apply(place, ShortLease, "-p:DeployPlanResume=true");
        }
        while (resumed.Output.Contains("DPL4282", StringComparison.Ordinal));

        resumed.Succeeds();
        CollectionAssert.AreEqual(new[] { "first", "second", "api" }, _project.Ran.Distinct().ToArray());
        Assert.AreEqual(1, _project.Ran.Count(static name => name == "first"));
    }

    private void Fill()
    {
        using var file = new FileStream(Path.Combine(_disk, "fill"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // That is the point.
        }
    }
}
