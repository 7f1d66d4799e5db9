using DeployPlan.Stores;
using Npgsql;

namespace DeployPlan.Host.Stores;

/// <summary>What it means that PostgreSQL said no.</summary>
internal static class PostgreSqlStoreFaults
{
    /// <summary>Whether the same may succeed later.</summary>
    public static StoreFault Of(NpgsqlException exception) => exception is not PostgresException said || IsPassing(said.SqlState) ? StoreFault.Unreachable : StoreFault.Refused;

    /// <summary>What to do, to follow the message.</summary>
    public static string Advice(NpgsqlException exception) => exception is not PostgresException said ? "" : said.SqlState switch
    {
        PostgresErrorCodes.InsufficientPrivilege =>
            "; the user must own the schema 'deployplan', or be allowed to create it: 'grant create on database ... to ...'; one user for all who deploy is easiest",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "; correct the user and the password in the variable",
        PostgresErrorCodes.InvalidCatalogName => "; create the database, or correct its name in the variable",
        PostgresErrorCodes.ReadOnlySqlTransaction => "; connect to the server that is not a copy",
        PostgresErrorCodes.DiskFull => "; free space on the disk of the server, then do the same again",
        _ => "",
    };

    // Of the connection, of the server that starts or ends, of too many connections, and of two who waited for each other.
    private static bool IsPassing(string code) => code.StartsWith("08", StringComparison.Ordinal) || code.StartsWith("57P", StringComparison.Ordinal) || code.StartsWith("40", StringComparison.Ordinal)
        || code is PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled;
}
