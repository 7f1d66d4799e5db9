using DeployPlan.Migrator.Databases;
using DeployPlan.Migrator.Scripts;
using DeployPlan.Migrator.Tests.Support;

namespace DeployPlan.Migrator.Tests;

[TestClass]
public class ConnectionStrings
{
    [TestMethod]
    [DataRow("postgres://u:p%40%3A%2F@db.example.com:5433/shop", "Database=shop;Host=db.example.com;Password=p@:/;Port=5433;Username=u")]
    [DataRow("postgresql://u@[::1]/shop?sslmode=verify-full&connect_timeout=5", "Database=shop;Host=[::1];SSL Mode=verifyfull;Timeout=5;Username=u")]
    [DataRow("postgres://u:p@a:1,b:2/shop?target_session_attrs=read-write", "Database=shop;Host=a:1,b:2;Password=p;Target Session Attributes=read-write;Username=u")]
    [DataRow("postgres:///shop?user=u&application_name=a%20b", "Application Name=a b;Database=shop;Host=localhost;Username=u")]
    [DataRow("postgres://u@%2Fvar%2Frun%2Fpostgresql/shop", "Database=shop;Host=/var/run/postgresql;Username=u")]
    public void Urls_become_pairs(string connection, string expected)
    {
        var (pairs, why) = PostgreSqlUrl.Read(connection);

        Assert.AreEqual("", why);
        Assert.AreEqual(expected, string.Join(';', pairs!.Keys.Cast<string>().Order(StringComparer.Ordinal).Select(key => $"{key}={pairs[key]}")));
        Open(connection, SqlDialect.PostgreSql);
    }

    [TestMethod]
    [DataRow("Host=db;Database=shop;Username=u;Password='a;b'", nameof(SqlDialect.PostgreSql))]
    [DataRow("server=db", nameof(SqlDialect.PostgreSql))]
    [DataRow("Data Source=a b.db", nameof(SqlDialect.Sqlite))]
    [DataRow("filename=a.db;Mode=ReadWriteCreate", nameof(SqlDialect.Sqlite))]
    public void Keys_tell_the_database(string connection, string dialect) => Open(connection, Enum.Parse<SqlDialect>(dialect));

    [TestMethod]
    [DataRow("")]
    [DataRow("geheim")]
    [DataRow("Password=geheim")]
    [DataRow("Data Source=tcp:db,1433;Initial Catalog=shop;Password=geheim")]
    [DataRow("Server=db;Trusted_Connection=geheim")]
    [DataRow("postgres://u:geheim@db/shop?unknown=geheim")]
    [DataRow("postgres://u:geheim@db/shop?sslmode")]
    [DataRow("mysql://u:geheim@db/shop")]
    public void What_is_neither_says_what_to_write_and_nothing_of_the_value(string connection)
    {
        using var folder = new MigrationFolder(connection).With("1.sql", "select 1;");

        var (output, failure) = folder.Up();

        Assert.AreEqual("DPL4122", failure!.Code);
        Assert.Contains("postgres://user:password@host/database", failure.Text);
        Assert.DoesNotContain("geheim", output + failure.ToLine());
    }

    private static void Open(string connection, SqlDialect dialect)
    {
        var (database, why) = ConnectionText.Open(connection);
        using (database)
        {
            Assert.AreEqual("", why);
            Assert.AreEqual(dialect, database!.Dialect);
        }
    }
}
