using System.ComponentModel;
using System.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Releases;

/// <summary>Finds programs as the system does when it starts one.</summary>
internal static class ToolLookup
{
    private const int LongestAnswerMilliseconds = 30_000;

    /// <summary>Full path of the program; null if no folder of <paramref name="path"/> has it.</summary>
    public static string? Find(string program, string? path)
    {
        foreach (var folder in (path ?? "").Split(Path.PathSeparator))
        {
            foreach (var ending in Path.DirectorySeparatorChar == '\\' ? (string[])[".exe", ".com", ".cmd", ".bat", ""] : [""])
            {
                if (folder.Length > 0 && folder.IndexOfAny(Path.GetInvalidPathChars()) < 0 && Path.Combine(folder, program + ending) is var file && File.Exists(file))
                {
                    return file;
                }
            }
        }

        return null;
    }

    /// <summary>Whether the command ends with 0.</summary>
    public static bool Succeeds(string program, string[] command, string workingDirectory)
    {
        var start = new ProcessStartInfo(program, CommandLine.Join(command.Skip(1)))
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(LongestAnswerMilliseconds))
            {
                return process.ExitCode == 0;
            }

            process.Kill();
            return false;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }
}
