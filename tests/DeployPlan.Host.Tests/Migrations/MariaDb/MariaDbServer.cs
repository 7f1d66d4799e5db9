using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MySqlConnector;

namespace DeployPlan.Host.Tests.Migrations.MariaDb;

/// <summary>A MariaDB server of the tests' own, on a free port of 127.0.0.1 and with its data in a temporary folder. Disposing it ends it.</summary>
internal sealed class MariaDbServer : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(180);

    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-mariadb-").FullName;
    private readonly int _port = FreePort();
    private readonly Process _process;

    private MariaDbServer()
    {
        using (var install = Process.Start(new ProcessStartInfo(
            "mariadb-install-db",
            ["--no-defaults", $"--datadir={Data}", "--auth-root-authentication-method=normal", "--skip-test-db", $"--user={Environment.UserName}"])
        { RedirectStandardOutput = true })!)
        {
            install.StandardOutput.ReadToEnd();
            install.WaitForExit();
            Assert.AreEqual(0, install.ExitCode);
        }

        _process = Process.Start(new ProcessStartInfo(
            File.Exists("/usr/sbin/mariadbd") ? "/usr/sbin/mariadbd" : "mariadbd",
            [
                "--no-defaults", $"--datadir={Data}", $"--port={_port.ToString(CultureInfo.InvariantCulture)}", "--bind-address=127.0.0.1",
                $"--socket={Path.Combine(_folder, "socket")}", $"--user={Environment.UserName}", "--innodb-flush-log-at-trx-commit=0",
            ])
        { RedirectStandardError = true })!;
        _ = _process.StandardError.ReadToEndAsync();
    }

    private string Data => Path.Combine(_folder, "data");

    public static MariaDbServer Start()
    {
        var server = new MariaDbServer();
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                server.Query("mysql", "select 1");
                return server;
            }
            catch (MySqlException) when (waited.Elapsed < LongestStart && !server._process.HasExited)
            {
                Thread.Yield();
            }
        }
    }

    public string CreateDatabase()
    {
        var name = "db_" + Guid.NewGuid().ToString("N");
        Query("mysql", $"create database {name}");
        return name;
    }

    public string UrlOf(string database) => $"mysql://root@127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}/{database}";

    /// <summary>The first column, joined by commas.</summary>
    public string Query(string database, string sql)
    {
        using var connection = new MySqlConnection($"Server=127.0.0.1;Port={_port.ToString(CultureInfo.InvariantCulture)};User Id=root;Database={database};Pooling=false");
        connection.Open();
        using var command = new MySqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetValue(0).ToString()!);
        }

        return string.Join(",", values);
    }

    /// <summary>Waits until the query gives that; fails where it never does.</summary>
    public void WaitFor(string database, string sql, string expected)
    {
        var waited = Stopwatch.StartNew();
        while (Query(database, sql) is var seen && seen != expected)
        {
            Assert.IsLessThan(LongestStart, waited.Elapsed, $"{sql}: {seen} instead of {expected}");
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
