using System.Diagnostics;

namespace DeployPlan.Drivers.Tests;

/// <summary>Containers on one machine: process numbers of one mean nothing in another. Only root can make them.</summary>
[TestClass]
[TestCategory("Faults")]
public class OtherNamespaces
{
    private readonly ApplyProject _project = ApplyProject.Create();

    [TestMethod]
    public async Task An_apply_in_another_process_namespace_keeps_its_lock_until_it_ends()
    {
        _project.Project.Write("cluster.sh", "until [ -e gate ]; do sleep 0.1; done\necho cluster >> ran.txt\n");
        using var inside = Start("--pid", "--fork", "--mount-proc", "--kill-child");
        var output = inside.StandardOutput.ReadToEndAsync();
        await Until(() => _project.Ran.Contains("store") || inside.HasExited);

        var refused = _project.Apply("-p:Version=2.0.0").Fails().Output;

        Assert.MatchesRegex($"error DPL4015: The environment is locked by release {Path.GetFileName(_project.Releases.Single())} by .*-p:DeployPlanBreakLock=", refused);
        _project.Project.Write("gate", "");
        await inside.WaitForExitAsync();
        Assert.AreEqual(0, inside.ExitCode, await output);
        _project.Apply("-p:Version=2.0.0").Succeeds();
    }

    [TestMethod]
    public async Task The_lock_of_a_killed_apply_under_another_host_name_of_this_machine_goes_by_itself()
    {
        _project.Project.Write("cluster.sh", "until [ -e gate ]; do sleep 0.1; done\necho cluster >> ran.txt\n");
        using var inside = Start("--uts", "--pid", "--fork", "--mount-proc", "--kill-child", "sh", "-c", "hostname runner-a && exec \"$@\"", "sh");
        var output = inside.StandardOutput.ReadToEndAsync();
        await Until(() => _project.Ran.Contains("store") || inside.HasExited);
        inside.Kill(entireProcessTree: true);
        await output;
        _project.Project.Write("gate", "");

        _project.Apply("-p:DeployPlanResume=true").Succeeds();

        CollectionAssert.AreEquivalent(new[] { "network", "store", "cluster", "api" }, _project.Ran.ToArray());
    }

    [TestMethod]
    public void A_service_of_a_container_in_which_the_same_path_is_another_folder_is_left_alone()
    {
        using var service = new Support.ScriptedService();
        service.Apply().Succeeds();
        var mark = File.ReadAllText($"/proc/{service.Pid}/environ").Split('\0').Single(static variable => variable.StartsWith("DEPLOYPLAN_SERVICE=", StringComparison.Ordinal));
        using var inside = Dotnet.Start("unshare", service.Files.Folder, ["--pid", "--fork", "--kill-child", "env", mark, "sleep", "1000"]);
        try
        {
            service.Apply().Succeeds();

            Assert.IsFalse(inside.HasExited);
        }
        finally
        {
            inside.Kill(entireProcessTree: true);
        }
    }

    private Process Start(params string[] unshare)
    {
        var process = Dotnet.Start("unshare", _project.Project.Folder, [.. unshare, "dotnet", "build", "--no-restore", "-nologo", "-tl:off", "-t:DeployPlanApply", "-p:Env=prod", "-p:Version=1.0.0", "-m:3"]);
        _ = process.StandardError.ReadToEndAsync();
        return process;
    }

    private static async Task Until(Func<bool> isSo)
    {
        for (var end = DateTime.UtcNow.AddMinutes(6); !isSo() && DateTime.UtcNow < end;)
        {
            await Task.Delay(50);
        }

        Assert.IsTrue(isSo());
    }
}
