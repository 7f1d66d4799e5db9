using System.Data.Common;
using DbUp.Engine.Transactions;
using DeployPlan.Migrator.Databases;
using DeployPlan.Migrator.Scripts;

namespace DeployPlan.Migrator;

/// <summary>One run of this program: from the connection string to the lock, and under it up or down.</summary>
internal static class Migration
{
    /// <summary>Null if it succeeded.</summary>
    public static Failure? Run(MigratorOptions options, TextWriter output, Stop stop)
    {
        var (opened, why) = ConnectionText.Open(Environment.GetEnvironmentVariable(options.ConnectionVariable) ?? "");
        if (opened is null)
        {
            return Failures.UnknownDatabase(options.ConnectionVariable, why);
        }

        using var database = opened;
        try
        {
            using var held = database.Lock(output, stop);
            return held is null ? Failures.NotUsable(options.Database, "the migration was stopped")
                : options.IsDown ? new DownRun(database, options, output, stop).Run()
                : new UpRun(database, options, output, stop).Run();
        }
        catch (Exception e) when (e is DbException or IOException or TimeoutException or InvalidOperationException or ArgumentException or System.Net.Sockets.SocketException)
        {
            return Failures.NotUsable(options.Database, database.Explain(e, "").Message);
        }
    }

    /// <summary>Every row of the journal, which is there afterwards.</summary>
    public static IReadOnlyList<JournalRow> Open(this Journal journal, DatabaseConnectionManager connections)
    {
        using var opened = connections.OperationStarting(new DbUp.Engine.Output.NoOpUpgradeLog(), []);
        connections.ExecuteCommandsWithManagedConnection(journal.EnsureTableExistsAndIsLatestVersion);
        return journal.Read();
    }
}
