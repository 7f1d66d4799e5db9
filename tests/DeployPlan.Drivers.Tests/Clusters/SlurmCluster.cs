using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DeployPlan.Drivers.Tests.Stores;

namespace DeployPlan.Drivers.Tests.Clusters;

/// <summary>A Slurm cluster of this machine: a controller and three nodes, each of which runs one job at a time. Needs root. Disposing it ends all of them and their jobs.</summary>
internal sealed class SlurmCluster : IDisposable
{
    private static readonly string[] Nodes = ["n1", "n2", "n3"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly string _folder = Workspace.NewFolder("slurm");

    public SlurmCluster()
    {
        File.WriteAllBytes(PathOf("munge.key"), System.Security.Cryptography.RandomNumberGenerator.GetBytes(1024));
        Do("chmod", "400", PathOf("munge.key"));
        Directory.CreateDirectory(PathOf("state"));
        Array.ForEach(Nodes, node => Directory.CreateDirectory(PathOf(node)));
        File.WriteAllText(PathOf("slurm.conf"), Configuration());
        Do("munged", "--force", "--key-file=" + PathOf("munge.key"), "--socket=" + PathOf("munge.sock"), "--pid-file=" + PathOf("munged.pid"), "--log-file=" + PathOf("munged.log"), "--seed-file=" + PathOf("seed"));
        StartController();
        Array.ForEach(Nodes, node => Do("slurmd", "-N", node));
        Until(() => Do("sinfo", "--noheader", "--Node", "--format=%T").Split('\n').Count(static state => state == "idle") == Nodes.Length);
    }

    /// <summary>Where commands of Slurm find it.</summary>
    public (string Name, string Value) Variable => ("SLURM_CONF", PathOf("slurm.conf"));

    /// <summary>The jobs that were submitted, by name.</summary>
    public IReadOnlyDictionary<string, SlurmJob> Jobs => Do("squeue", "--noheader", "--states=all", "--format=%A|%j|%T|%N|%S|%e").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(static line => line.Split('|')).ToDictionary(static part => part[1], static part => new SlurmJob(part[0], part[2], part[3], TimeOf(part[4]), TimeOf(part[5])));

    /// <summary>Waits until it is so; fails with the states of all jobs where none of them has changed for long.</summary>
    public void Until(Func<bool> isSo)
    {
        var (waited, before) = (Stopwatch.StartNew(), "");
        while (!isSo())
        {
            if (Do("squeue", "--noheader", "--states=all", "--format=%A %T") is var states && states != before)
            {
                waited.Restart();
                before = states;
            }

            Assert.IsLessThan(Patience, waited.Elapsed, Do("squeue", "--states=all") + Do("sinfo", "--Node") + File.ReadAllText(PathOf("slurmctld.log")));
            Thread.Sleep(200);
        }
    }

    /// <summary>Ends the daemon of a node as a power failure does: nothing is told to the controller.</summary>
    /// <param name="node">Its name.</param>
    /// <param name="withItsJobs">Whether what it ran ends, too; a node that only lost its network goes on.</param>
    public void Lose(string node, bool withItsJobs)
    {
        var jobs = Jobs.Values.Where(job => job.Node == node && job.State == "RUNNING").ToList();
        Kill(PidOf($"slurmd-{node}.pid"), "KILL");
        foreach (var job in jobs)
        {
            var step = ProcessTree.All().First(pid => ProcessTree.Read(pid, "cmdline").StartsWith($"slurmstepd: [{job.Id}.", StringComparison.Ordinal));
            if (withItsJobs)
            {
                ProcessTree.Kill(step);
            }
            else
            {
                Kill(step, "KILL");
            }
        }
    }

    /// <summary>The controller ends and starts again; it knows its jobs from its disk.</summary>
    public void RestartController()
    {
        var pid = PidOf("slurmctld.pid");
        Kill(pid, "TERM");
        WaitForEnd(pid);
        StartController();
    }

    /// <summary>A job that lost its node waits for two minutes, unless an administrator says otherwise.</summary>
    public void StartNow(string job) => Do("scontrol", "update", "JobId=" + job, "StartTime=now");

    /// <summary>What a person does for a job that is held: here, for a manual migration.</summary>
    public void Release(string job) => Do("scontrol", "release", job);

    public void Dispose()
    {
        Do("scancel", "--signal=KILL", "--user=" + Environment.UserName);
        var pids = Directory.GetFiles(_folder, "*.pid").Select(file => PidOf(Path.GetFileName(file))).Where(static pid => ProcessTree.Read(pid, "cmdline").Length > 0).ToList();
        foreach (var pid in pids)
        {
            Kill(pid, "TERM");
        }

        pids.ForEach(WaitForEnd);

        // What a lost node has left, and jobs that ended later than their node.
        foreach (var pid in ProcessTree.All().Where(pid => ProcessTree.Read(pid, "environ").Contains(Variable.Value, StringComparison.Ordinal) || ProcessTree.FolderOf(pid).StartsWith(_folder, StringComparison.Ordinal)).ToList())
        {
            Kill(pid, "KILL");
            WaitForEnd(pid);
        }
    }

    private static DateTime? TimeOf(string text) => DateTime.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;

    private static void Kill(int pid, string signal) => Dotnet.RunProgram("kill", "/", ["-" + signal, pid.ToString(CultureInfo.InvariantCulture)]);

    private static void WaitForEnd(int pid) => Assert.IsTrue(SpinWait.SpinUntil(() => ProcessTree.Read(pid, "cmdline").Length == 0, TimeSpan.FromSeconds(180)), "a process did not end");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private int PidOf(string file) => int.Parse(File.ReadAllText(PathOf(file)), CultureInfo.InvariantCulture);

    private void StartController() => Do("slurmctld");

    private string Do(string program, params string[] arguments) => Dotnet.RunProgram(program, _folder, arguments, Variable).Succeeds().Output;

    private string Configuration()
    {
        var host = Dotnet.RunProgram("hostname", "/", ["-s"]).Succeeds().Output.Trim();
        return $"""
            ClusterName=deployplan
            SlurmctldHost={host}(127.0.0.1)
            SlurmctldPort={FreePort()}
            SlurmUser=root
            SlurmdUser=root
            AuthType=auth/munge
            AuthInfo=socket={PathOf("munge.sock")}
            StateSaveLocation={PathOf("state")}
            SlurmdSpoolDir={PathOf("%n")}
            SlurmctldPidFile={PathOf("slurmctld.pid")}
            SlurmdPidFile={PathOf("slurmd-%n.pid")}
            SlurmctldLogFile={PathOf("slurmctld.log")}
            SlurmdLogFile={PathOf("slurmd-%n.log")}
            ProctrackType=proctrack/pgid
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            SwitchType=switch/none
            MpiDefault=none
            ReturnToService=2
            SlurmdTimeout=10
            KillWait=2
            MinJobAge=36000
            JobAcctGatherType=jobacct_gather/none
            AccountingStorageType=accounting_storage/none
            SchedulerType=sched/builtin
            SchedulerParameters=sched_interval=1,sched_min_interval=1,batch_sched_delay=0
            {string.Join('\n', Nodes.Select(node => $"NodeName={node} NodeHostname={host} NodeAddr=127.0.0.1 Port={FreePort()} CPUs=1"))}
            PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP

            """;
    }
}
