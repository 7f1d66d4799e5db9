namespace DeployPlan.Host.Tests.Support;

/// <summary>The server of all tests on PostgreSQL: starts with the first class of them, and ends with the last.</summary>
internal static class SharedPostgreSqlServer
{
    private static readonly Lock Gate = new();
    private static PostgreSqlServer? _server;
    private static int _users;

    public static PostgreSqlServer Current => _server!;

    public static void Use()
    {
        lock (Gate)
        {
            _users++;
            _server ??= PostgreSqlServer.Start();
        }
    }

    public static void Leave()
    {
        lock (Gate)
        {
            _users--;
            if (_users == 0)
            {
                _server?.Dispose();
                _server = null;
            }
        }
    }
}
