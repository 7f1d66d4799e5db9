using System.Data.Common;

namespace DeployPlan.Migrator.Databases;

/// <summary>A lock that a session holds on a server until it is closed.</summary>
internal static class PolledLock
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// The session that holds the lock; null if this program was asked to stop in the meantime. It asks again and again: who waits in the server has a snapshot, and
    /// CREATE INDEX CONCURRENTLY of the other migrator would wait for it to end.
    /// </summary>
    /// <param name="connection">A session of its own.</param>
    /// <param name="take">Gives 1 or true when it holds the lock.</param>
    /// <param name="output">Where to say that it waits.</param>
    /// <param name="stop">Ends the wait.</param>
    public static DbConnection? Hold(DbConnection connection, string take, TextWriter output, Stop stop)
    {
        var isSaid = false;
        while (!Convert.ToBoolean(connection.Value(null, take), System.Globalization.CultureInfo.InvariantCulture))
        {
            if (!isSaid)
            {
                output.WriteLine("waiting for another migration of this database");
                isSaid = true;
            }

            if (stop.Wait(Interval))
            {
                connection.Dispose();
                return null;
            }
        }

        return connection;
    }
}
