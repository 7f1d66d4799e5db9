using System.Diagnostics;

namespace DeployPlan.Host.Tests.Migrations.PostgreSql;

/// <summary>The migrator as the driver starts it: a process of its own. Disposing it ends it.</summary>
internal sealed class MigratorProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;

    public MigratorProcess(MigrationFolder folder, int parent = 0)
    {
        var options = folder.Options([]);
        var start = new ProcessStartInfo(
            "dotnet",
            ["exec", typeof(Migration).Assembly.Location, "migrate", "--path", options.Path, "--database", options.Database, "--connection-variable", "ORDERS_DB", "--release", "r1",
                "--parent", parent.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            Environment = { ["ORDERS_DB"] = folder.Connection },
        };
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    public void Kill() => _process.Kill();

    /// <summary>Asks it to end.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<(int ExitCode, string Output)> Ended()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _output);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
