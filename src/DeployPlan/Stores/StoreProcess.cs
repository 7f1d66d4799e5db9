using System.Diagnostics;
using System.Globalization;

namespace DeployPlan.Stores;

/// <summary>The program that talks to a store for this build. It ends when this is disposed, and without a word when this process ends.</summary>
internal sealed class StoreProcess : IDisposable
{
    private const int LongestEnd = 5_000;
    private readonly Process _process;

    private StoreProcess(Process process, string pipe) => (_process, Pipe) = (process, pipe);

    /// <summary>The pipe to connect to.</summary>
    public string Pipe { get; }

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <exception cref="StoreException">It cannot be started, or says that the store cannot be used.</exception>
    public static StoreProcess Start(StoreSettings settings)
    {
        var pipe = StorePipe.NewName();
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        using var self = Process.GetCurrentProcess();
        string[] arguments = ["exec", settings.Program, "store", settings.Location, settings.Folder, pipe, self.Id.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(dotnet, string.Join(" ", arguments.Select(Quoted)))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = settings.Folder,
        };
        Process? process = null;
        try
        {
            process = Process.Start(start)!;
            return process.StandardOutput.ReadLine() switch
            {
                "ready" => new StoreProcess(process, pipe),
                var said => throw new StoreException(StoreFault.Refused, said is { Length: > 0 } ? said : "the program that talks to the store did not start"),
            };
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            process?.Dispose();
            throw new StoreException(StoreFault.Refused, $"the program that talks to the store did not start: {e.Message}", e);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // The end of its input ends it.
        _process.StandardInput.Dispose();
        _process.WaitForExit(LongestEnd);
        _process.Dispose();

        // It removes the pipe itself, unless it was killed.
        StorePipe.Remove(Pipe);
    }

    // A path or a location cannot have a quote on Windows, and elsewhere none of ours does; a backslash before the closing quote would take it.
    private static string Quoted(string argument) => "\"" + argument.Replace("\"", "\\\"") + (argument.EndsWith("\\", StringComparison.Ordinal) ? "\\" : "") + "\"";
}
