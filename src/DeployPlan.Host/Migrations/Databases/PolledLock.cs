using System.Data.Common;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>A lock that a session holds on a server until it is closed.</summary>
internal sealed class PolledLock : IMigrationLock
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Func<DbConnection?> _take;
    private readonly string _release;
    private DbConnection _connection;

    private PolledLock(Func<DbConnection?> take, string release, DbConnection connection) => (_take, _release, _connection) = (take, release, connection);

    /// <summary>
    /// The lock; null if this program was asked to stop in the meantime. It asks again and again: who waits in the server has a snapshot, and
    /// CREATE INDEX CONCURRENTLY of the other migrator would wait for it to end.
    /// </summary>
    /// <param name="open">Opens a session.</param>
    /// <param name="take">Gives 1 or true when it holds the lock.</param>
    /// <param name="release">Frees the lock.</param>
    /// <param name="output">Where to say that it waits.</param>
    /// <param name="stop">Ends the wait.</param>
    public static PolledLock? Hold(Func<DbConnection> open, string take, string release, TextWriter output, Stop stop) =>
        Take(open, take, Pause(output, stop)) is { } held ? new PolledLock(() => Take(open, take, Pause(output, stop)), release, held) : null;

    private static DbConnection? Take(Func<DbConnection> open, string take, Func<bool> pause)
    {
        var connection = open();
        while (!Convert.ToBoolean(connection.Value(null, take), System.Globalization.CultureInfo.InvariantCulture))
        {
            if (!pause())
            {
                connection.Dispose();
                return null;
            }
        }

        return connection;
    }

    // A script may end all other sessions, to change a table or a database that they use.
    public bool Keep()
    {
        try
        {
            _connection.Value(null, "select 1");
            return true;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            _connection.Dispose();
            if (_take() is not { } again)
            {
                return false;
            }

            _connection = again;
            return true;
        }
    }

    /// <summary>Waits a little, and says so the first time; false when this program was asked to stop.</summary>
    public static Func<bool> Pause(TextWriter output, Stop stop)
    {
        var isSaid = false;
        return () =>
        {
            if (!isSaid)
            {
                output.WriteLine("waiting for another migration of this database");
                isSaid = true;
            }

            return !stop.Wait(Interval);
        };
    }

    // The server would notice a little later that the session is closed.
    public void Dispose()
    {
        try
        {
            _connection.Run(null, _release);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // With the session the lock is gone too.
        }

        _connection.Dispose();
    }
}
