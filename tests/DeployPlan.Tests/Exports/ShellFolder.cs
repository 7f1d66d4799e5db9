using System.Diagnostics;

namespace DeployPlan.Tests.Exports;

/// <summary>A folder in which bash runs a line of a written file, with programs of its own in place of others. Where there is no bash, the test is skipped.</summary>
internal sealed class ShellFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A program; those in bin come before all others.</summary>
    public void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(file, text.ReplaceLineEndings("\n"));
            return;
        }

        // A process that another test starts just then has the file open for a moment, and no system executes what is open for writing. This one starts no others.
        using var writer = Process.Start(new ProcessStartInfo("sh", ["-c", "cat > \"$0\" && chmod 700 \"$0\"", file]) { RedirectStandardInput = true })!;
        writer.StandardInput.Write(text.ReplaceLineEndings("\n"));
        writer.StandardInput.Close();
        writer.WaitForExit();
        Assert.AreEqual(0, writer.ExitCode);
    }

    /// <summary>The exit code, and what was written to stdout, of a script as the engines start it.</summary>
    public (int Code, string Output) Bash(string script, params (string Name, string Value)[] variables)
    {
        Write("script.sh", script);
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "script.sh"]) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        start.Environment["PATH"] = Path.Combine(_folder, "bin") + ":" + Environment.GetEnvironmentVariable("PATH");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
