using System.Diagnostics;
using System.Text.Json;

namespace DeployPlan.Engines.Tests.Support;

/// <summary>What gitlab-ci-local says of a file, which it checks by GitLab's own schema: the jobs of it, without running any.</summary>
internal static class GitLabList
{
    public static (int Code, string Output, string Errors) Of(string text)
    {
        using var folder = new TemporaryFolder();
        Git(folder.Path, "init", "-q");
        Git(folder.Path, "remote", "add", "origin", "https://git.example.com/shop/shop.git");
        Git(folder.Path, "-c", "user.name=shop", "-c", "user.email=shop@example.com", "commit", "-q", "--allow-empty", "-m", "First");
        folder.Write("export.yml", text);
        return Node.Run(folder.Path, Path.Combine(Repository.Tests, "node_modules", "gitlab-ci-local", "dist", "index.js"), "--no-color", "--file", "export.yml", "--list-json");
    }

    /// <summary>The names of the jobs in what it printed.</summary>
    public static string[] Jobs(string output) => [.. JsonDocument.Parse(output).RootElement.EnumerateArray().Select(job => job.GetProperty("name").GetString()!)];

    private static void Git(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode);
    }
}
