using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace DeployPlan.Files;

/// <summary>Runs git without a shell, and so that the configuration of the user cannot make it run or print anything else.</summary>
/// <param name="directory">Full path of the folder to run it in.</param>
internal sealed class GitProgram(string directory)
{
    private static readonly string[] Always = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--no-pager"];

    /// <summary>What it did.</summary>
    /// <param name="index">Full path of an index of its own; empty for the one of the repository.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <exception cref="Win32Exception">There is no git that can be started.</exception>
    public GitResult Run(string index, params string[] arguments)
    {
        using var process = new Process { StartInfo = ToStart(index, arguments) };
        var error = new StringBuilder();
        process.ErrorDataReceived += (_, line) => error.Append(line.Data is null ? "" : line.Data + "\n");
        process.Start();
        process.StandardInput.Close();
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new GitResult(process.ExitCode, output.TrimEnd('\r', '\n'), error.ToString().Trim());
    }

    private ProcessStartInfo ToStart(string index, string[] arguments)
    {
        var start = new ProcessStartInfo("git", CommandLine.Join(Always.Concat(arguments)))
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        start.EnvironmentVariables["GIT_TERMINAL_PROMPT"] = "0";
        start.EnvironmentVariables["GIT_OPTIONAL_LOCKS"] = "0";
        start.EnvironmentVariables["GIT_LFS_SKIP_SMUDGE"] = "1";
        start.EnvironmentVariables["LC_ALL"] = "C";
        if (index.Length > 0)
        {
            start.EnvironmentVariables["GIT_INDEX_FILE"] = index;
        }

        return start;
    }
}

/// <summary>How a call of git ended.</summary>
/// <param name="ExitCode">0 if it worked.</param>
/// <param name="Output">What it printed, without the last line break.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record GitResult(int ExitCode, string Output, string Error)
{
    public bool Worked => ExitCode == 0;

    /// <summary>The error in one line.</summary>
    public string Why => Error.Length == 0 ? $"git exited with code {ExitCode}" : Error.Split('\n')[0].Trim();
}
