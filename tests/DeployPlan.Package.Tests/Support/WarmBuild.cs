using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace DeployPlan.Package.Tests.Support;

/// <summary>
/// Runs MSBuild as <c>dotnet build --no-restore</c> does, in processes that stay warm: as many as builds run at the same time. They end with the tests, or when those are killed.
/// With DEPLOYPLAN_TESTS_FULL=1 every build is the command itself.
/// </summary>
internal static class WarmBuild
{
    private static readonly bool IsCold = Environment.GetEnvironmentVariable("DEPLOYPLAN_TESTS_FULL") == "1";
    private static readonly string Program =
        Path.Combine(AppContext.BaseDirectory.Replace(typeof(WarmBuild).Assembly.GetName().Name!, "DeployPlan.WarmBuild", StringComparison.Ordinal), "DeployPlan.WarmBuild.dll");

    private static readonly ConcurrentBag<Process> Idle = [];

    /// <summary>One compiler serves all builds of these tests: the one that the environment names, else one that ends with them.</summary>
    public static IReadOnlyList<(string Name, string Value)> CompilerVariables { get; } =
    [
        ("UseSharedCompilation", "true"),
        ("SharedCompilationId", Environment.GetEnvironmentVariable("SharedCompilationId") is { Length: > 0 } id ? id : $"deployplan-tests-{Guid.NewGuid():N}"),
    ];

    public static BuildResult Run(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        if (IsCold)
        {
            return Dotnet.Run(folder, ["build", "--no-restore", "-nologo", "-tl:off", .. arguments], variables);
        }

        var process = Idle.TryTake(out var idle) ? idle : Start();
        process.StandardInput.WriteLine(JsonSerializer.Serialize(new
        {
            Folder = folder,
            // One node unless a test asks for more: a second one costs half a second.
            Arguments = (string[])["-maxcpucount:1", "-verbosity:m", "-tlp:default=auto", "-nologo", "-tl:off", .. arguments, "-consoleloggerparameters:Summary"],
            Variables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
        }));
        var answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The process of a warm build has ended.");
        Idle.Add(process);
        using var json = JsonDocument.Parse(answer);
        return new BuildResult(
            json.RootElement.GetProperty("ExitCode").GetInt32(),
            json.RootElement.GetProperty("Output").GetString()!.ReplaceLineEndings("\n"),
            json.RootElement.GetProperty("Error").GetString()!);
    }

    public static void End()
    {
        // Also where no build was a warm one: it is such a process that ends the compiler.
        Idle.Add(Idle.TryTake(out var one) ? one : Start());
        while (Idle.TryTake(out var process))
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }
    }

    private static Process Start()
    {
        var start = Dotnet.StartInfo("dotnet", Workspace.Root, [Program]);
        start.RedirectStandardInput = true;
        var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        return process;
    }
}
