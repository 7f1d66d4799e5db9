using System.ComponentModel;
using System.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Releases;

/// <summary>Finds programs as the system does when it starts one.</summary>
internal static class ToolLookup
{
    private const int LongestAnswerMilliseconds = 30_000;

    /// <summary>What may follow the name of a program.</summary>
    private static readonly string[] Endings = Path.DirectorySeparatorChar == '\\' ? [".exe", ".com", ".cmd", ".bat", ""] : [""];

    /// <summary>Full path of the program; null if no folder of <paramref name="path"/> has it.</summary>
    public static string? Find(string program, string? path)
    {
        foreach (var folder in (path ?? "").Split(Path.PathSeparator))
        {
            if (folder.Length > 0 && folder.IndexOfAny(Path.GetInvalidPathChars()) < 0 && FindFile(Path.Combine(folder, program)) is { } file)
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>The file of that name, or that name with an ending which the system adds; null if there is none.</summary>
    public static string? FindFile(string name) => Endings.Select(ending => name + ending).FirstOrDefault(File.Exists);

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
