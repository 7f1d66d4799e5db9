namespace DeployPlan.Host.Tests.Support;

/// <summary>Tests on PostgreSQL. They share a server, which starts with the first class of them and ends with the last; each test creates databases of its own.</summary>
public abstract class PostgreSqlTests
{
    private static readonly Lock Gate = new();
    private static PostgreSqlServer? _server;
    private static int _users;

    private protected static PostgreSqlServer Server => _server!;

    [ClassInitialize(InheritanceBehavior.BeforeEachDerivedClass)]
    public static void Start(TestContext _)
    {
        lock (Gate)
        {
            _users++;
            _server ??= PostgreSqlServer.Start();
        }
    }

    [ClassCleanup(InheritanceBehavior.BeforeEachDerivedClass)]
    public static void End()
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
