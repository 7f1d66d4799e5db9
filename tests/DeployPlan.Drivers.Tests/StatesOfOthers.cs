namespace DeployPlan.Drivers.Tests;

/// <summary>What a person gets who may read the state of an environment and not write it.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class StatesOfOthers : IDisposable
{
    private const string Holder = "20260101T000000000Z-0a0b0c";

    private readonly ApplyProject _project = ApplyProject.Create("""
        project: { name: shop }
        services:
          api: { image: "api:1", command: [sh, -c, echo api >> ran.txt] }
        environments:
          prod: { driver: command }

        """);

    [TestMethod]
    public void Who_may_only_read_sees_releases_and_plans_the_way_back_and_is_told_why_nothing_is_applied()
    {
        _project.Apply("-p:DeployPlanVersion=1.0.0").Succeeds();
        _project.Apply("-p:DeployPlanVersion=2.0.0").Succeeds();
        Lock();
        Allow("a-w");

        Assert.Contains(Path.GetFileName(_project.Releases[0]), AsReader("Releases").Succeeds().Output);
        Assert.Contains("2.0.0", AsReader("Status").Succeeds().Output);
        var refused = AsReader("Apply", "-p:DeployPlanVersion=3.0.0").Fails().Output;
        var blocked = AsReader("Rollback").Fails().Output;
        AsReader("Rollback", "-p:DeployPlanBreakLock=" + Holder).Succeeds();

        Assert.MatchesRegex($"error DPL4018: The release cannot be recorded, so nothing was run: user '.+' may not write here: Access to the path '.*/lock.guard' is denied; the lock is of release {Holder} by u on elsewhere", refused);
        Assert.DoesNotContain("DeployPlanBreakLock", refused);
        Assert.Contains($"error DPL3138: Release {Holder} is still running", blocked);
        Assert.HasCount(2, _project.Ran);
    }

    public void Dispose() => Allow("u+w");

    private void Lock() => _project.Project.Write(
        ".deployplan/prod/lock",
        $$"""{ "release": "{{Holder}}", "host": "elsewhere", "user": "u", "pid": 1, "process_start": "any", "since": "2026-01-01T00:00:00.000Z", "machine": "m", "boot": "b", "pid_namespace": "n", "system_lock": true }""");

    private void Allow(string mode) => Dotnet.RunProgram("chmod", _project.Project.Folder, ["-R", mode, ".deployplan"]).Succeeds();

    // Rights count for every user but one who may pass over them.
    private BuildResult AsReader(string target, params string[] more)
    {
        string[] command = ["dotnet", "build", "--no-restore", "-nologo", "-tl:off", "-m:1", "-t:DeployPlan" + target, "-p:Env=prod", .. more];
        return Environment.IsPrivilegedProcess
            ? Dotnet.RunProgram("setpriv", _project.Project.Folder, ["--bounding-set=-dac_override,-dac_read_search,-fowner", .. command])
            : Dotnet.Run(_project.Project.Folder, command[1..]);
    }
}
