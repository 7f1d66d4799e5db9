using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace DeployPlan.WarmBuild;

/// <summary>The command line of the SDK's MSBuild, called as <c>dotnet build</c> calls it: in its own process.</summary>
internal sealed class MSBuild
{
    private readonly Func<string[], int> _main;
    private readonly Dictionary<string, string> _environment;

    private MSBuild(Func<string[], int> main)
    {
        _main = main;
        _environment = Variables();
    }

    public static MSBuild OfTheSdk()
    {
        var sdk = Metadata("Sdk");
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(sdk, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        Environment.SetEnvironmentVariable("MSBUILD_EXE_PATH", Path.Combine(sdk, "MSBuild.dll"));
        Environment.SetEnvironmentVariable("MSBuildExtensionsPath", sdk + "/");
        Environment.SetEnvironmentVariable("MSBuildSDKsPath", Path.Combine(sdk, "Sdks"));
        Environment.SetEnvironmentVariable("DOTNET_HOST_PATH", Metadata("Dotnet"));

        var program = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(sdk, "MSBuild.dll"));
        var main = program.GetType("Microsoft.Build.CommandLine.MSBuildApp", throwOnError: true)!.GetMethod("Main", BindingFlags.Public | BindingFlags.Static, [typeof(string[])])!;
        return new MSBuild(main.CreateDelegate<Func<string[], int>>());
    }

    public Answer Run(Request request)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Console.SetOut(output);
        Console.SetError(error);
        Environment.CurrentDirectory = request.Folder;
        foreach (var (name, value) in request.Variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        try
        {
            return new Answer(_main([.. request.Arguments]), output.ToString(), error.ToString());
        }
        finally
        {
            RestoreEnvironment();
            Environment.CurrentDirectory = Path.GetTempPath();
        }
    }

    /// <summary>Ends the compiler that the builds have shared, where it is one of the tests.</summary>
    public static void EndCompiler()
    {
        if (Environment.GetEnvironmentVariable("SharedCompilationId") is { } id && id.StartsWith("deployplan-tests-", StringComparison.Ordinal))
        {
            using var shutdown = Process.Start(Metadata("Dotnet"), [Path.Combine(Metadata("Sdk"), "Roslyn", "bincore", "VBCSCompiler.dll"), "-shutdown", $"-pipename:{id}"]);
            shutdown.WaitForExit();
        }
    }

    // Also what a build has set and left behind.
    private void RestoreEnvironment()
    {
        foreach (var name in Variables().Keys.Except(_environment.Keys))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        foreach (var (name, value) in _environment)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    private static Dictionary<string, string> Variables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string Metadata(string key) =>
        typeof(MSBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
