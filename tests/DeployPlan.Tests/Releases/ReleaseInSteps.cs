using System.Diagnostics;
using DeployPlan.Commands;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Stores;

namespace DeployPlan.Tests.Releases;

/// <summary>A release in steps, of several machines with a store that is a folder, and with the program that talks to stores.</summary>
internal sealed class ReleaseInSteps : IDisposable
{
    public const string Id = "infra_a";

    /// <summary>Longer than any test lasts.</summary>
    public const int LongLease = 600;

    private readonly StateFolder _state = new();

    /// <summary>The program that talks to stores.</summary>
    public static string Program =>
        RepositoryFolder.PathOf("src", "DeployPlan.Host", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net8.0", "DeployPlan.Host.dll");

    public StateFolder State => _state;

    public string Release { get; private set; } = "";

    /// <summary>What a machine asks for; each has a state folder of its own.</summary>
    public ApplyRequest Request(int machine, int leaseSeconds = LongLease) => _state.Request with
    {
        Environment = "prod",
        StateDirectory = _state.PathOf("state" + machine),
        OutputDirectory = _state.PathOf("out"),
        RepositoryRoot = Path.GetDirectoryName(_state.PathOf("deploy.yml")),
        Shared = new StoreSettings(_state.PathOf("store"), _state.PathOf("."), Program) { LeaseSeconds = leaseSeconds },
        Drivers = [.. _state.Request.Drivers, new Driver("command", "deploy", "Run", "", 0, 1, 0)],
        Release = Release,
        OperationId = Id,
        Now = DateTime.UtcNow,
    };

    /// <summary>Full path of the folder of the environment on a machine.</summary>
    public string FolderOf(int machine) => Path.Combine(_state.PathOf("state" + machine), "shop", "prod");

    /// <summary>Begins it on machine 0.</summary>
    public ReleaseInSteps Begin(int leaseSeconds = LongLease, bool allowOutdated = false)
    {
        var outcome = ApplyCommand.Run(Request(0, leaseSeconds) with { OnlyBegin = true, AllowOutdated = allowOutdated });
        Assert.IsEmpty(outcome.Diagnostics);
        Release = outcome.ReleaseId;
        return this;
    }

    /// <summary>Opens it as a machine that joins it.</summary>
    public JoinedRelease Join(int machine)
    {
        var diagnostics = new DeployPlan.Diagnostics.DiagnosticBag();
        var joined = JoinedRelease.Open(Request(machine), "DeployPlanRun", mayHaveEnded: false, diagnostics);
        Assert.IsNotNull(joined, string.Join('\n', diagnostics.ToSortedList()));
        return joined;
    }

    /// <summary>Sends a signal to the program that talks to the store for the one command that has it open.</summary>
    public void SignalStoreProgram(string name)
    {
        var own = $"\0store\0{_state.PathOf("store")}\0";
        var process = Directory.GetDirectories("/proc").Where(static folder => int.TryParse(Path.GetFileName(folder), out _)).Single(folder => CommandLineOf(folder).Contains(own, StringComparison.Ordinal));
        Sh($"kill -{name} {Path.GetFileName(process)}");
    }

    public static void Sh(string script)
    {
        using var shell = Process.Start("sh", ["-c", script]);
        shell.WaitForExit();
        Assert.AreEqual(0, shell.ExitCode, script);
    }

    public void Dispose() => _state.Dispose();

    private static string CommandLineOf(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended.
            return "";
        }
    }

    /// <summary>Runs an operation as a build does, with a driver that only counts.</summary>
    internal sealed class Host : IOperationHost
    {
        /// <summary>Called before the inputs of an operation are looked at.</summary>
        public Action BeforeInputs { get; init; } = static () => { };

        /// <summary>What the driver does.</summary>
        public Action OnCall { get; init; } = static () => { };

        public int Calls { get; private set; }

        public Func<string, string, ProjectSources>? Projects
        {
            get
            {
                BeforeInputs();
                return null;
            }
        }

        public bool IsCancelled => false;

        public Action<ReleaseFolder, string> ExecuteOne => (folder, id) => OperationCommand.Run(new OperationRequest(folder, folder.Find(id)!, this));

        public void Run(ReleaseFolder folder, IReadOnlyList<string> ids)
        {
        }

        public bool Call(ReleaseFolder folder, Driver driver, string id, int attempt)
        {
            Calls++;
            OnCall();
            return true;
        }

        public void Pause(TimeSpan time)
        {
        }

        public void Say(string text, bool isImportant)
        {
        }
    }
}
