using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace DeployPlan.Drivers;

/// <summary>A program that runs below this one; its output comes back line by line, on the thread that waits.</summary>
internal sealed class ChildProgram(IReadOnlyList<string> command, string workingDirectory, Action<string> line) : IDisposable
{
    // A service that was started in the background may keep the output open for ever.
    private static readonly TimeSpan OutputAfterEnd = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    // Null where something has ended, so that nobody waits for the next line.
    private readonly BlockingCollection<string?> _lines = [];
    private readonly Process _process = new();
    private int _openOutputs = 2;

    /// <summary>Null when it runs, else why it does not.</summary>
    public string? Start()
    {
        _process.StartInfo = new ProcessStartInfo(Located(command[0]), Arguments.Joined(command.Skip(1)))
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
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

        // A program that asks a question gets no answer instead of waiting for one.
        _process.StandardInput.Close();
        Forward(_process.StandardOutput);
        Forward(_process.StandardError);
        return null;
    }

    /// <summary>Waits for its end and gives the exit code; null where it was stopped, by <paramref name="stop"/> or because <paramref name="limit"/> is over.</summary>
    /// <param name="stop">When signalled, the program is ended with everything that it has started.</param>
    /// <param name="limit">Zero for none.</param>
    /// <param name="silence">How long to be silent at most.</param>
    public int? Wait(WaitHandle stop, TimeSpan limit, TimeSpan silence)
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
                line(string.Format(CultureInfo.InvariantCulture, "still running after {0:0} s", running.Elapsed.TotalSeconds));
                silent.Restart();
            }
        }

        Drain();
        return _process.ExitCode;
    }

    public void Dispose() => _process.Dispose();

    // Reads on a thread of its own: a program must not stand still because nobody takes its output.
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
            // Not part of netstandard2.0; runtimes without it end the program alone.
            if (typeof(Process).GetMethod("Kill", [typeof(bool)]) is { } killTree)
            {
                killTree.Invoke(_process, [true]);
            }
            else
            {
                _process.Kill();
            }

            _process.WaitForExit(5000);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or System.Reflection.TargetInvocationException)
        {
            // It has ended by itself.
        }
    }

    // The system would look for a relative path from the folder of this process.
    private string Located(string program) =>
        program.IndexOf('/') >= 0 || program.IndexOf(Path.DirectorySeparatorChar) >= 0 ? Path.GetFullPath(Path.Combine(workingDirectory, program)) : program;
}
