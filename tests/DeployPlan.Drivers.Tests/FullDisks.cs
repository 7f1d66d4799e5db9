using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

[TestClass]
[TestCategory("Faults")]
public sealed class FullDisks : IDisposable
{
    private const string Full = "No space left on device.*free space ";

    private readonly FilledApply _apply = new();

    private string State => $"-p:DeployPlanStateDirectory={_apply.DiskPath}/state";

    [TestMethod]
    public void A_disk_that_is_full_is_an_error_before_the_first_operation_and_nothing_half_made_stays()
    {
        var disk = _apply.Mount("size=32k");
        Directory.CreateDirectory(Path.Combine(disk.Path, "state"));
        disk.Fill();

        _apply.AssertRefused("error DPL4018: The release cannot be recorded, so nothing was run: .*No space left on device", State);
        Assert.IsEmpty(Directory.GetDirectories(Path.Combine(disk.Path, "state"), "2*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void A_state_folder_that_can_only_be_read_is_an_error_before_the_first_operation()
    {
        _apply.Mount("ro");

        _apply.AssertRefused("error DPL4018: The release cannot be recorded, so nothing was run: .*Read-only file system", State);
    }

    [TestMethod]
    public void A_disk_that_fills_up_later_fails_the_operation_that_cannot_be_recorded_and_a_resume_with_room_finishes()
    {
        _apply.Mount("size=256k");

        _apply.AssertStopsAndFinishesWithRoom("error DPL4(022: The result of operation '.*' cannot be recorded|106: .*: A file of the operation cannot be read or written): .*No space left on device", State);
    }

    [TestMethod]
    public void A_store_that_is_full_is_an_error_before_the_first_operation_and_lists_no_release()
    {
        var disk = _apply.Mount("size=64k");
        Directory.CreateDirectory(Path.Combine(disk.Path, "store"));

        _apply.AssertRefusedUntilThereIsRoom($"error DPL428.: .*the disk of .* is full, or its limit is reached: {Full}", StoreIn("store"));
    }

    [TestMethod]
    public void A_store_that_fills_up_later_fails_the_operation_that_cannot_be_recorded_and_a_resume_with_room_finishes()
    {
        _apply.Mount("size=256k");

        _apply.AssertStopsAndFinishesWithRoom(Full, StoreIn("store"), FilledApply.ShortLease);
        CollectionAssert.Contains(_apply.Project.Ran.ToArray(), "second");
    }

    [TestMethod]
    public void A_remote_that_is_full_is_an_error_before_the_first_operation_and_lists_no_release()
    {
        _apply.Mount("size=512k");

        _apply.AssertRefusedUntilThereIsRoom($"error DPL428.: .*{Full}", RemoteOnDisk());
    }

    [TestMethod]
    public void A_remote_that_fills_up_later_fails_the_operation_that_cannot_be_recorded_and_a_resume_with_room_finishes()
    {
        _apply.Mount("size=512k");

        _apply.AssertStopsAndFinishesWithRoom(Full, RemoteOnDisk(), FilledApply.ShortLease);
    }

    public void Dispose() => _apply.Dispose();

    private string StoreIn(string place) => $"-p:DeployPlanStore={_apply.DiskPath}/{place}";

    private string RemoteOnDisk()
    {
        Git.Run(_apply.Project.Project.Folder, "init", "-q");
        Git.Run(_apply.DiskPath, "init", "-q", "--bare", "--template=", "remote.git");
        return $"-p:DeployPlanStore=git:{_apply.DiskPath}/remote.git#deployplan";
    }
}
