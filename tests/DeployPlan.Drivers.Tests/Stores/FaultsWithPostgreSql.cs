using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Drivers.Tests.Stores;

[TestClass]
[TestCategory("PostgreSql")]
[DoNotParallelize]
public sealed class FaultsWithPostgreSql : KilledApplies, IDisposable
{
    // Its own: that of other tests must not go away.
    private readonly PostgreSqlServer _server = PostgreSqlServer.Start();

    public FaultsWithPostgreSql() => Variables = [("RELEASES", _server.UrlOf(_server.CreateDatabase()))];

    private protected override string Location => "postgres:RELEASES";

    private protected override (string Name, string Value)[] Variables { get; }

    public void Dispose() => _server.Dispose();

    private protected override void GoAway() => _server.Break();

    private protected override void ComeBack() => _server.Resume();
}
