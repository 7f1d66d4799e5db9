using System.Diagnostics;
using System.Globalization;

namespace DeployPlan.Drivers.Tests;

/// <summary>The deploy driver <c>process</c> with services that are shell scripts.</summary>
[TestClass]
public sealed class ServiceProcesses : IDisposable
{
    private const string Config =
        """
        project: { name: shop }
        services:
          api: { command: [sh, ./serve.sh] }
        environments:
          prod: { driver: process, env_file: prod.env }

        """;

    private const string Serve = "echo \"serving as $GREETING\" > served.txt; echo out; while :; do sleep 0.1; done\n";

    private readonly ApplyProject _project = ApplyProject.Create(Config);

    public ServiceProcesses()
    {
        _project.Project.Write("serve.sh", Serve);
        _project.Project.Write("prod.env", "# what the service reads\nGREETING=\"hello there\"\n");
    }

    private string Home => _project.Project.PathOf(".deployplan/prod/services/api");

    private int Pid => int.Parse(File.ReadLines(Path.Combine(Home, "service.pid")).First(), CultureInfo.InvariantCulture);

    [TestMethod]
    public void A_service_runs_on_when_the_build_has_ended_with_the_variables_of_the_env_file_and_its_output_in_a_log()
    {
        _project.Apply().Succeeds();

        Assert.IsTrue(IsRunning(Pid));
        Assert.AreEqual("serving as hello there\n", File.ReadAllText(_project.Project.PathOf("served.txt")));
        Assert.AreEqual("out\n", File.ReadAllText(Path.Combine(Home, Path.GetFileName(_project.Releases[0]) + ".log")));
    }

    [TestMethod]
    public void The_next_release_replaces_it_and_the_logs_of_three_releases_are_kept()
    {
        _project.Apply().Succeeds();
        var first = Pid;

        for (var i = 0; i < 3; i++)
        {
            _project.Apply("-p:DeployPlanAllowReplay=true").Succeeds();
        }

        Assert.AreNotEqual(first, Pid);
        Assert.IsFalse(IsRunning(first));
        Assert.IsTrue(IsRunning(Pid));
        CollectionAssert.AreEquivalent(_project.Releases.Skip(1).Select(Path.GetFileName).ToArray(), Directory.GetFiles(Home, "*.log").Select(Path.GetFileNameWithoutExtension).ToArray());
    }

    [TestMethod]
    public void A_service_that_does_not_hear_is_ended_all_the_same()
    {
        _project.Project.Replace("deploy.yml", "command: [sh, ./serve.sh]", "command: [sh, ./serve.sh], stop_timeout_seconds: 1");
        _project.Project.Write("serve.sh", "trap '' TERM; while :; do sleep 0.1; done\n");
        _project.Apply().Succeeds();
        var first = Pid;
        _project.Project.Write("serve.sh", Serve);

        _project.Apply().Succeeds();

        Assert.IsFalse(IsRunning(first));
    }

    [TestMethod]
    public void A_process_that_has_only_the_number_of_the_service_is_left_alone()
    {
        using var other = Process.Start(new ProcessStartInfo("sleep", "300"))!;
        try
        {
            Directory.CreateDirectory(Home);
            File.WriteAllText(Path.Combine(Home, "service.pid"), $"{other.Id}\nanother-boot/1\n");

            _project.Apply().Succeeds();

            Assert.IsFalse(other.HasExited);
        }
        finally
        {
            other.Kill();
        }
    }

    [TestMethod]
    public void A_service_that_ends_at_once_fails_with_what_it_said_and_a_resume_goes_on()
    {
        _project.Project.Write("serve.sh", "[ -e fixed ] || { echo no database here; exit 3; }\n" + Serve);

        Assert.MatchesRegex(@"error DPL4175: deploy_prod_api: api exited immediately: no database here; see \S+\.log", _project.Apply().Fails().Output);

        _project.Project.Write("fixed", "");
        _project.Apply("-p:DeployPlanResume=true").Succeeds();
        Assert.IsTrue(IsRunning(Pid));
    }

    [TestMethod]
    [DataRow("", "give it a port of its own, for example with 'urls: [http://localhost:5001]'")]
    [DataRow(", urls: [\"http://127.0.0.1:5312\"]", "end what has the port, or write another one in its 'urls'")]
    public void A_port_that_is_taken_is_said_with_what_the_config_lacks(string urls, string advice)
    {
        _project.Project.Replace("deploy.yml", "command: [sh, ./serve.sh]", "command: [sh, ./serve.sh]" + urls);
        _project.Project.Write("serve.sh", "echo The address is already in use.; exit 1\n");

        Assert.Contains($"error DPL4175: deploy_prod_api: api exited immediately: The address is already in use; {advice}; see ", _project.Apply().Fails().Output);
    }

    // Without mv, the shell in the background never names the process that it becomes.
    [TestMethod]
    public void What_started_without_being_named_is_ended()
    {
        Directory.CreateDirectory(_project.Project.PathOf("tools"));
        File.CreateSymbolicLink(_project.Project.PathOf("tools/mv"), "/bin/true");
        _project.Project.Replace("deploy.yml", "command: [sh, ./serve.sh]", $"command: [sh, ./serve.sh], environment: {{ PATH: \"{_project.Project.PathOf("tools")}:/usr/bin:/bin\" }}");
        _project.Project.Write("serve.sh", "echo $$ > started.pid; " + Serve);

        Assert.Contains("error DPL4175: deploy_prod_api: 'sh' did not start", _project.Apply().Fails().Output);

        Assert.IsFalse(IsRunning(int.Parse(File.ReadAllText(_project.Project.PathOf("started.pid")), CultureInfo.InvariantCulture)));
    }

    [TestMethod]
    public void A_service_that_nothing_can_start_says_what_to_write()
    {
        _project.Project.Replace("deploy.yml", "api: { command: [sh, ./serve.sh] }", "api: { image: \"api:1\" }");

        Assert.Contains("error DPL4173: deploy_prod_api: No command to start api; add 'command: [program, argument]'", _project.Apply().Fails().Output);
    }

    [TestMethod]
    public void An_env_file_that_is_not_there_is_an_error_before_anything_runs()
    {
        File.Delete(_project.Project.PathOf("prod.env"));

        Assert.Contains("prod.env : error DPL4027: The 'env_file' of the environment cannot be read: it does not exist", _project.Apply().Fails().Output);
        Assert.IsEmpty(_project.Releases);
    }

    public void Dispose()
    {
        if (File.Exists(Path.Combine(Home, "service.pid")) && IsRunning(Pid))
        {
            using var service = Process.GetProcessById(Pid);
            service.Kill(entireProcessTree: true);
        }
    }

    private static bool IsRunning(int pid) => File.Exists($"/proc/{pid}/stat") && File.ReadAllText($"/proc/{pid}/stat") is var stat && stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
}
