using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DeployPlan.Package.Tests.Support;

/// <summary>Runs a program in a clean environment, so that a test sees what a person at a console sees and nothing stays behind.</summary>
internal static class Dotnet
{
    private static readonly string[] Inherited = ["MSBuild", "VSTEST", "DOTNET_CLI_", "Env", "Version"];

    public static BuildResult Run(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] variables) =>
        RunProgram("dotnet", folder, arguments, variables);

    public static BuildResult RunProgram(string program, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        using var process = Start(program, folder, arguments, variables);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new BuildResult(process.ExitCode, output.ReplaceLineEndings("\n"), error.GetAwaiter().GetResult());
    }

    /// <summary>The program, running; whoever starts it reads its output to the end.</summary>
    public static Process Start(string program, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] variables) =>
        Process.Start(StartInfo(program, folder, arguments, variables))!;

    public static ProcessStartInfo StartInfo(string program, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(IsOfTestHost).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        foreach (var (name, value) in WarmBuild.CompilerVariables)
        {
            start.Environment[name] = value;
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static bool IsOfTestHost(string name) =>
        Array.Exists(Inherited, prefix => Regex.IsMatch(name, "^" + prefix + (prefix is "Env" or "Version" ? "$" : ""), RegexOptions.IgnoreCase));
}
