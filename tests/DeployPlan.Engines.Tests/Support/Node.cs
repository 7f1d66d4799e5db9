using System.Diagnostics;

namespace DeployPlan.Engines.Tests.Support;

/// <summary>Runs programs of npm's packages.</summary>
internal static class Node
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    /// <summary>The exit code, and what it wrote to stdout and stderr.</summary>
    public static (int Code, string Output, string Errors) Run(string folder, params string[] arguments)
    {
        Assert.IsTrue(Directory.Exists(Path.Combine(Repository.Tests, "node_modules")), "There are no node_modules; run: npm ci --prefix tests/DeployPlan.Engines.Tests");
        using var process = Process.Start(new ProcessStartInfo("node", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            Assert.IsTrue(process.WaitForExit(Patience), $"node {string.Join(' ', arguments)} has not ended after {Patience.TotalMinutes} minutes.");
            return (process.ExitCode, output.Result, errors.Result);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
        }
    }
}
