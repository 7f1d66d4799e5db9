namespace DeployPlan.Drivers.Tests.Stores;

[TestClass]
[TestCategory("Faults")]
[DoNotParallelize]
public sealed class FaultsWithGit : KilledApplies
{
    private readonly string _remote = Workspace.NewFolder("remote.git");

    public FaultsWithGit() => Git.Run(_remote, "init", "-q", "--bare");

    private protected override string Location => $"git:{_remote}#deployplan";

    private protected override bool IsRepository => true;

    private protected override (string Name, string Value)[] Variables => [];

    private string Elsewhere => _remote + ".away";

    [TestMethod]
    public async Task A_remote_that_begins_to_reject_pushes_in_the_middle_of_an_apply_ends_it_and_a_resume_finishes_when_it_takes_them()
    {
        var hook = Path.Combine(_remote, "hooks", "pre-receive");
        await File.WriteAllTextAsync(hook, "#!/bin/sh\n[ -e closed ] || exit 0\necho 'GL-HOOK-ERR: The branch is protected now.' >&2\nexit 1\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var machines = CreateMachines(LeasesOfApplies.Config);
        using var apply = new RunningBuild(machines[0].Project, Variables, "-t:DeployPlanApply", LeasesOfApplies.ShortLease);
        await apply.Until(machines[0].Project.PathOf("started"));
        await File.WriteAllTextAsync(Path.Combine(_remote, "closed"), "");
        machines[0].Project.Write("go", "");

        var ended = (await apply.Ended()).Fails().Output;

        Assert.MatchesRegex("error DPL4022: .*infra_network.*rejects the push to the branch 'deployplan'.*The branch is protected now.*let no rule protect the branch", ended);
        Assert.MatchesRegex("error DPL4024: .*resume with: dotnet build ", ended);
        CollectionAssert.AreEqual(new[] { "network" }, machines[0].Ran.ToArray());
        Assert.MatchesRegex("error DPL428.: .*rejects the push.*let no rule protect the branch", machines.ApplyWhenFree(1, "-p:DeployPlanResume=true").Fails().Output);
        Assert.IsEmpty(machines[1].Ran);
        File.Delete(Path.Combine(_remote, "closed"));
        machines[1].Project.Write("go", "");
        machines.ApplyWhenFree(1, "-p:DeployPlanResume=true").Succeeds();
        Assert.Contains("cluster", machines[1].Ran);
        Assert.Contains("succeeded, 2 succeeded", machines.Target(0, "Status").Succeeds().Output);
    }

    private protected override void GoAway() => Directory.Move(_remote, Elsewhere);

    private protected override void ComeBack() => Directory.Move(Elsewhere, _remote);
}
