using System.Diagnostics;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>A repository as a person or a build server has it, with a remote, and git as they call it.</summary>
internal sealed class GitRepository
{
    public GitRepository(string folder)
    {
        Folder = folder;
        Directory.CreateDirectory(folder);
    }

    public string Folder { get; }

    /// <summary>What git prints; fails where it fails.</summary>
    public string Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_TERMINAL_PROMPT"] = "0" },
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, string.Join(' ', arguments) + ": " + error.GetAwaiter().GetResult());
        return output.Trim();
    }

    /// <summary>Has git call a script.</summary>
    public void Hook(string name, string script)
    {
        var file = Path.Combine(Folder, Git("rev-parse", "--git-path", "hooks"), name);
        File.WriteAllText(file, "#!/bin/sh\n" + script + "\n");
        using var change = Process.Start("chmod", ["+x", file]);
        change.WaitForExit();
    }

    /// <summary>A repository with one commit.</summary>
    public static GitRepository Start(string folder)
    {
        var repository = new GitRepository(folder);
        repository.Git("init", "-q", "-b", "main");
        File.WriteAllText(Path.Combine(folder, "deploy.yml"), "project: { name: shop }\n");
        repository.Git("add", ".");
        repository.Git("-c", "user.name=ann", "-c", "user.email=ann@example.com", "commit", "-q", "-m", "first");
        return repository;
    }
}
