using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>Runs git in the repository of the config, without prompts, hooks and maintenance, and ends it where it takes too long.</summary>
/// <param name="folder">Full path of a folder in the repository.</param>
internal sealed class GitCommand(string folder)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestFetch = TimeSpan.FromMinutes(5);

    private static readonly string[] Always =
    [
        "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "log.showSignature=false",
        "-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=30", "--no-pager",
    ];

    // Set where a hook of git started the build: then they are about another repository, or another index.
    private static readonly string[] OfHooks =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_SHALLOW_FILE",
        "GIT_GRAFT_FILE", "GIT_QUARANTINE_PATH", "LANGUAGE",
    ];

    /// <summary>What it did.</summary>
    /// <exception cref="StoreException">There is no git, or it took too long.</exception>
    public GitOutput Run(params string[] arguments) => Run([], arguments);

    /// <summary>What it did with an input.</summary>
    /// <exception cref="StoreException">As above.</exception>
    public GitOutput Run(byte[] input, string[] arguments)
    {
        using var process = Start(arguments);
        byte[] output = [], error = [];
        var streams = new[]
        {
            OnItsOwnThread(() => output = BytesOf(process.StandardOutput.BaseStream)),
            OnItsOwnThread(() => error = BytesOf(process.StandardError.BaseStream)),
            OnItsOwnThread(() => Write(process, input)),
        };
        if (!process.WaitForExit(arguments[0] == "fetch" ? LongestFetch : Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new StoreException(StoreFault.Unreachable, $"'git {arguments[0]}' did not end; it was ended");
        }

        Task.WaitAll(streams);
        return new GitOutput(process.ExitCode, output, Encoding.UTF8.GetString(error).Trim());
    }

    // The pool grows by a thread or two a second: where several gits run at once, a renewal would wait for it longer than its lease lasts.
    private static Task OnItsOwnThread(Action run) => Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static byte[] BytesOf(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Write(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before it read everything; its exit code says why.
        }
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("git", [.. Always, .. arguments])
        {
            WorkingDirectory = folder,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["GIT_TERMINAL_PROMPT"] = "0",
                ["GCM_INTERACTIVE"] = "never",
                ["SSH_ASKPASS_REQUIRE"] = "never",
                ["GIT_OPTIONAL_LOCKS"] = "0",
                ["LC_ALL"] = "C",
            },
        };
        foreach (var name in OfHooks)
        {
            start.Environment.Remove(name);
        }

        // Whoever has set how ssh is called has thought of prompts.
        if (!start.Environment.ContainsKey("GIT_SSH_COMMAND") && !start.Environment.ContainsKey("GIT_SSH") && arguments[0] is "ls-remote" or "fetch" or "push" && SshCommand() is { } ssh)
        {
            start.Environment["GIT_SSH_COMMAND"] = ssh;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new StoreException(StoreFault.Refused, $"git cannot be started in {folder}: {e.Message}. Install git 2.29 or newer, or set DeployPlanStore to a store of another kind", e);
        }
    }

    private string? SshCommand() => Run("config", "--get", "core.sshCommand").Worked ? null : "ssh -oBatchMode=yes -oConnectTimeout=15 -oServerAliveInterval=10 -oServerAliveCountMax=3";
}
