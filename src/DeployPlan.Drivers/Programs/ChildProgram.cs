using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Programs;

/// <summary>A child process; its output is returned line by line, on the thread that waits.</summary>
/// <param name="call">What to run.</param>
/// <param name="folder">Full path of the folder to run in, where the call names none.</param>
/// <param name="variables">Environment variables beyond those of this process and of the call; null removes one.</param>
/// <param name="line">Takes the output.</param>
internal sealed class ChildProgram(ProgramCall call, string folder, IReadOnlyDictionary<string, string?> variables, Action<string> line) : IDisposable
{
    // A service that was started in the background may keep the output open forever.
    private static readonly TimeSpan OutputAfterEnd = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    // Null when a stream has ended, so that waiting for the next line stops.
    private readonly BlockingCollection<string?> _lines = [];
    private readonly Process _process = new();
    private string _record = "";
    private int _openOutputs = 2;

    private string WorkingDirectory => call.WorkingDirectory ?? folder;

    /// <summary>Null if it runs, otherwise why it does not.</summary>
    /// <param name="record">Full path of a file that names the process while it runs; empty for none.</param>
    public string? Start(string record)
    {
        _process.StartInfo = new ProcessStartInfo
        {
            WorkingDirectory = WorkingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        AddVariables(_process.StartInfo);
        AddCommand(_process.StartInfo);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _lines.Add(null);
        try
        {
            _process.Start();
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException or InvalidOperationException)
        {
            return e.Message.TrimEnd('.');
        }

        _record = record;
        if (record.Length > 0)
        {
            RunningProgram.Of(_process.Id).WriteTo(record);
        }

        // A program that asks a question gets no answer instead of waiting for one.
        _process.StandardInput.Close();
        Forward(_process.StandardOutput);
        Forward(_process.StandardError);
        return null;
    }

    /// <summary>Waits for its end and gives the exit code; null if it was stopped, by <paramref name="stop"/> or because <paramref name="limit"/> is over.</summary>
    /// <param name="stop">When signalled, the program is ended with everything that it has started.</param>
    /// <param name="limit">Zero for none.</param>
    /// <param name="silence">The longest time without output.</param>
    /// <param name="say">Receives the line that says it is still running.</param>
    public int? Wait(WaitHandle stop, TimeSpan limit, TimeSpan silence, Action<string> say)
    {
        var running = Stopwatch.StartNew();
        var silent = Stopwatch.StartNew();
        while (true)
        {
            if (_lines.TryTake(out var text, Tick) && text is not null)
            {
                line(text);
                silent.Restart();
            }
            else if (_process.HasExited)
            {
                break;
            }

            if (stop.WaitOne(0) || (limit > TimeSpan.Zero && running.Elapsed > limit))
            {
                Kill();
                Drain();
                return null;
            }

            if (silence > TimeSpan.Zero && silent.Elapsed > silence)
            {
                say(FormattableString.Invariant($"still running after {running.Elapsed.TotalSeconds:0} s"));
                silent.Restart();
            }
        }

        Drain();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (_record.Length > 0)
        {
            File.Delete(_record);
        }

        _process.Dispose();
    }

    // Reads on a separate thread: a program must not hang because its output is not read.
    private void Forward(StreamReader output) => new Thread(() =>
    {
        try
        {
            while (output.ReadLine() is { } text)
            {
                _lines.Add(text);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The program was left behind with its output open.
        }

        Interlocked.Decrement(ref _openOutputs);
        _lines.Add(null);
    })
    {
        IsBackground = true,
    }.Start();

    private void Drain()
    {
        var waited = Stopwatch.StartNew();
        while (_lines.Count > 0 || (Volatile.Read(ref _openOutputs) > 0 && waited.Elapsed < OutputAfterEnd))
        {
            if (_lines.TryTake(out var text, Tick) && text is not null)
            {
                line(text);
            }
        }
    }

    private void Kill()
    {
        try
        {
            if (call.AskToEnd && ProcessSignal.AskToEnd(_process.Id) && _process.WaitForExit((int)call.TimeToEnd.TotalMilliseconds))
            {
                return;
            }

            ProcessSignal.EndTree(_process);
            _process.WaitForExit(5000);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private void AddVariables(ProcessStartInfo start)
    {
        if (call.Environment is null)
        {
            Set(start, variables);
        }
        else
        {
            start.Environment.Clear();
            Set(start, call.Environment!);
        }

        Set(start, call.Variables);
    }

    private static void Set(ProcessStartInfo start, IEnumerable<KeyValuePair<string, string?>> variables)
    {
        foreach (var variable in variables)
        {
            if (variable.Value is null)
            {
                start.Environment.Remove(variable.Key);
            }
            else
            {
                start.Environment[variable.Key] = variable.Value;
            }
        }
    }

    // A program that is not found is left to the system, which says so.
    private void AddCommand(ProcessStartInfo start)
    {
        start.Environment.TryGetValue("PATH", out var path);
        var program = ProgramFile.Find(call.Command[0], WorkingDirectory, path) ?? call.Command[0];
        string[] command = [.. call.AskToEnd ? OwnSession.Starter : [], program, .. call.Command.Skip(1)];
        var isScript = !UnixCalls.IsUnix && WindowsCommand.IsScript(program);
        start.FileName = isScript ? "cmd.exe" : command[0];
        start.Arguments = isScript ? WindowsCommand.OfShell(command) : CommandLine.Join(command.Skip(1));
    }
}
