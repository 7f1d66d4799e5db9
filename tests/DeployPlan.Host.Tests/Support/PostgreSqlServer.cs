using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace DeployPlan.Host.Tests.Support;

/// <summary>A PostgreSQL server of the tests' own, on a free port of 127.0.0.1 and with its data in a temporary folder. Disposing it ends it.</summary>
internal sealed class PostgreSqlServer : IDisposable
{
    /// <summary>What must appear nowhere; with characters that mean something in a URL, in a connection string and in a shell.</summary>
    public const string Password = "Kanarienvogel;'%/@\" x";

    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-postgresql-").FullName;
    private readonly int _port = FreePort();

    private PostgreSqlServer()
    {
    }

    private string Data => Path.Combine(_folder, "data");

    public static PostgreSqlServer Start()
    {
        var server = new PostgreSqlServer();
        var passwordFile = Path.Combine(server._folder, "password");
        File.WriteAllText(passwordFile, Password + "\n");
        if (IsRoot)
        {
            Run("chown", "-R", "postgres", server._folder);
        }

        RunAsServer("initdb", "-D", server.Data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8", "--no-sync");
        server.Resume();
        return server;
    }

    /// <summary>Starts it again after <see cref="Break"/>.</summary>
    public void Resume() => RunAsServer(
        "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "start",
        "-o", $"-p {_port.ToString(CultureInfo.InvariantCulture)} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off");

    /// <summary>Ends it at once, as a crash does.</summary>
    public void Break() => RunAsServer("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <summary>A new database; its name.</summary>
    public string CreateDatabase()
    {
        var name = "db_" + Guid.NewGuid().ToString("N");
        Query("postgres", $"create database {name}");
        return name;
    }

    public string UrlOf(string database, string password = Password) =>
        $"postgres://postgres:{Uri.EscapeDataString(password)}@127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}/{database}?sslmode=disable";

    public string PairsOf(string database, string password = Password) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Username = "postgres", Password = password, Database = database, Pooling = false }.ConnectionString;

    /// <summary>The first column, joined by commas.</summary>
    public string Query(string database, string sql)
    {
        using var connection = new NpgsqlConnection(PairsOf(database));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
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
            Assert.IsLessThan(TimeSpan.FromSeconds(180), waited.Elapsed, $"{sql}: {seen} instead of {expected}");
        }
    }

    public void Dispose()
    {
        Break();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsRoot => Environment.UserName == "root";

    // The server refuses to run as root.
    private static void RunAsServer(string program, params string[] arguments)
    {
        var found = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(version => version, StringComparer.Ordinal)
                .Select(version => Path.Combine(version, "bin", program)).FirstOrDefault(File.Exists) ?? program
            : program;
        if (IsRoot)
        {
            Run("runuser", ["-u", "postgres", "--", found, .. arguments]);
        }
        else
        {
            Run(found, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
