using System.Data.Common;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>A lock that a session holds on a server until it is closed.</summary>
internal sealed class PolledLock : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly DbConnection _connection;
    private readonly string _release;

    private PolledLock(DbConnection connection, string release) => (_connection, _release) = (connection, release);

    /// <summary>
    /// The lock; null if this program was asked to stop in the meantime. It asks again and again: who waits in the server has a snapshot, and
    /// CREATE INDEX CONCURRENTLY of the other migrator would wait for it to end.
    /// </summary>
    /// <param name="open">Opens a session.</param>
    /// <param name="take">Gives 1 or true when it holds the lock.</param>
    /// <param name="release">Frees the lock.</param>
    /// <param name="output">Where to say that it waits.</param>
    /// <param name="stop">Ends the wait.</param>
    public static PolledLock? Hold(Func<DbConnection> open, string take, string release, TextWriter output, Stop stop)
    {
        var connection = open();
        var pause = Pause(output, stop);
        while (!Convert.ToBoolean(connection.Value(null, take), System.Globalization.CultureInfo.InvariantCulture))
        {
            if (!pause())
            {
                connection.Dispose();
                return null;
            }
        }

        return new PolledLock(connection, release);
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
        catch (DbException)
        {
            // With the session the lock is gone too.
        }

        _connection.Dispose();
    }
}
