using DeployPlan.Host.Migrations.Databases;
using DeployPlan.Host.Migrations.Scripts;

namespace DeployPlan.Host.Tests.Migrations;

[TestClass]
public class ConnectionStrings
{
    [TestMethod]
    [DataRow("postgres://u:p%40%3A%2F@db.example.com:5433/shop", "Database=shop;Host=db.example.com;Password=p@:/;Port=5433;Username=u")]
    [DataRow("postgresql://u@[::1]/shop?sslmode=verify-full&connect_timeout=5", "Database=shop;Host=[::1];SSL Mode=verifyfull;Timeout=5;Username=u")]
    [DataRow("postgres://u:p@a:1,b:2/shop?target_session_attrs=read-write", "Database=shop;Host=a:1,b:2;Password=p;Target Session Attributes=read-write;Username=u")]
    [DataRow("postgres:///shop?user=u&application_name=a%20b", "Application Name=a b;Database=shop;Host=localhost;Username=u")]
    [DataRow(" postgres://u@db/shop\n", "Database=shop;Host=db;Username=u")]
    [DataRow("postgres://u@db/shop?target_session_attrs=read-write", "Database=shop;Host=db;Target Session Attributes=read-write;Username=u")]
    [DataRow("postgres://u@%2Fvar%2Frun%2Fpostgresql/shop", "Database=shop;Host=/var/run/postgresql;Username=u")]
    public void Urls_become_pairs(string connection, string expected)
    {
        var (pairs, why) = DatabaseUrl.Read(connection);

        Assert.AreEqual("", why);
        Assert.AreEqual(expected, string.Join(';', pairs!.Keys.Cast<string>().Order(StringComparer.Ordinal).Select(key => $"{key}={pairs[key]}")));
        Open(connection, SqlDialect.PostgreSql);
    }

    [TestMethod]
    [DataRow("Host=db1.example.com, db2;Port=5433;Database=shop;Username=sam;Password='a;b'", "*** at ***:5433 or ***: no \"***\" for workshop and sammy")]
    [DataRow("postgres://sam:a%3Bb@db1.example.com/shop?sslmode=require", "*** at ***:5433 or DB2: no \"***\" for workshop and sammy")]
    [DataRow("Server=tcp:db1.example.com,5433;Initial Catalog=shop;User ID=sam;Password=5", "*** at ***:5433 or DB2: no \"***\" for workshop and sammy")]
    [DataRow("sam", "sam at db1.example.com:5433 or DB2: no \"shop\" for workshop and sammy")]
    public void What_a_server_says_is_shown_without_what_is_of_the_connection_string(string connection, string expected)
    {
        const string Variable = "DB_OF_CONNECTION_MASK";
        Environment.SetEnvironmentVariable(Variable, connection);

        Assert.AreEqual(expected, ConnectionMask.Apply("sam at db1.example.com:5433 or DB2: no \"shop\" for workshop and sammy", new MigratorOptions { Path = "", Database = "", ConnectionVariable = Variable }));
    }

    [TestMethod]
    [DataRow("Host=db;Timezone=Geheim/Ort", "invalid value for parameter \"TimeZone\": \"Geheim/Ort\"", "invalid value for parameter \"TimeZone\": \"***\"")]
    [DataRow("Host=db;Options=-c geheim.x=mehr -c lock_timeout=5", "unrecognized configuration parameter \"geheim.x\": mehr (42704)", "unrecognized configuration parameter \"***\": *** (42704)")]
    [DataRow("postgres://u@db/shop?options=-cgeheim%3D1", "unrecognized configuration parameter \"geheim\"", "unrecognized configuration parameter \"***\"")]
    [DataRow("Host=db;Root Certificate=/geheim/ca.pem;SSL Mode=Require", "no file '/geheim/ca.pem'; SSL require 5432", "no file '***'; SSL require 5432")]
    [DataRow("Server=db;Database=shop;CharSet=geheim;SslMode=Required;Port=3306", "'geheim' is no set of characters; required, 3306, true", "'***' is no set of characters; required, 3306, true")]
    public void Nothing_of_any_key_is_shown(string connection, string message, string expected) => Assert.AreEqual(expected, ConnectionMask.Apply(message, connection));

    [TestMethod]
    [DataRow("mysql://u:p%40@db:3307/shop?SslMode=None", nameof(SqlDialect.MySql))]
    [DataRow("mariadb://u@db/shop", nameof(SqlDialect.MySql))]
    [DataRow("Host=db;Database=shop;Username=u;Password='a;b'", nameof(SqlDialect.PostgreSql))]
    [DataRow("Server=db;Port=5432;Database=shop;User Id=u;Password=p", nameof(SqlDialect.PostgreSql))]
    [DataRow("Server=db;Port=3306;Database=shop;User Id=u;Password=p", nameof(SqlDialect.MySql))]
    [DataRow("Server=db;Database=shop;Uid=u;Pwd=p;AllowUserVariables=true", nameof(SqlDialect.MySql))]
    [DataRow("Host=my01;Port=3306;Database=shop;Username=u;Password=p", nameof(SqlDialect.MySql))]
    [DataRow("Server=127.0.0.1,1433;Initial Catalog=shop;Integrated Security=true", nameof(SqlDialect.SqlServer))]
    [DataRow("Server=sql01;Database=shop;User Id=sa;Password=p;TrustServerCertificate=True", nameof(SqlDialect.SqlServer))]
    [DataRow("Server=sql01;Database=shop;Trusted_Connection=True", nameof(SqlDialect.SqlServer))]
    [DataRow(@"Data Source=.\SQLEXPRESS;Initial Catalog=shop", nameof(SqlDialect.SqlServer))]
    [DataRow(@"Server=(localdb)\MSSQLLocalDB;Database=shop", nameof(SqlDialect.SqlServer))]
    [DataRow("Data Source=tcp:db,1433;Initial Catalog=shop;Password=p;User ID=u", nameof(SqlDialect.SqlServer))]
    [DataRow(
        "Server=tcp:shop.database.windows.net,1433;Initial Catalog=shop;Persist Security Info=False;User ID=u;Password=p;MultipleActiveResultSets=False;Encrypt=True;TrustServerCertificate=False;Connection Timeout=30;",
        nameof(SqlDialect.SqlServer))]
    [DataRow("Data Source=a b.db", nameof(SqlDialect.Sqlite))]
    [DataRow("Data Source=./orders", nameof(SqlDialect.Sqlite))]
    [DataRow("filename=a.db;Mode=ReadWriteCreate", nameof(SqlDialect.Sqlite))]
    public void Keys_tell_the_database(string connection, string dialect) => Open(connection, Enum.Parse<SqlDialect>(dialect));

    [TestMethod]
    [DataRow("Server=sql01;Database=shop;User Id=geheim;Password=geheim")]
    [DataRow("Server=my01;Database=shop;Uid=geheim;Pwd=geheim")]
    public void Keys_that_fit_several_databases_are_no_reason_to_guess(string connection)
    {
        Assert.Contains("say which with 'dialect: ", ConnectionText.Open(connection).Why);

        foreach (var (name, dialect) in new[] { ("sqlserver", SqlDialect.SqlServer), ("mysql", SqlDialect.MySql) })
        {
            using var database = ConnectionText.Open(connection, name).Database;
            Assert.AreEqual(dialect, database!.Dialect);
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("geheim")]
    [DataRow("Password=geheim")]
    [DataRow("Data Source=geheim")]
    [DataRow("Data Source=:memory:")]
    [DataRow("Server=db;Database=shop;Password=ge;heim=1")]
    [DataRow("Host=db;Password=ge;geheim=1")]
    [DataRow("Server=db;Uid=u;Pwd=geheim;Port=3306")]
    [DataRow("postgres://u:geheim@db/shop?unknown=geheim")]
    [DataRow("postgres://u:geheim@db/shop?geheim")]
    [DataRow("postgres://u:ge/geheim@db/shop")]
    [DataRow("postgres://u:1234/geheim@db/shop")]
    [DataRow("postgres://u:1234?geheim@db/shop")]
    [DataRow("postgres://u:1234#geheim@db/shop")]
    [DataRow("postgres://u:p@geheim@db/shop")]
    [DataRow("sqlserver://u:geheim@db/shop")]
    [DataRow("jdbc:postgresql://db/shop?password=geheim")]
    [DataRow("https://geheim@db/shop")]
    [DataRow("Data Source=file:geheim.db?mode=memory")]
    [DataRow("Data Source=file:geheim.db?cache=shared&mode=memory;Foreign Keys=True")]
    [DataRow("Data Source=file::memory:?cache=shared")]
    [DataRow("host=geheim port=5432 dbname=geheim user=geheim")]
    [DataRow("dbname=geheim host=geheim password='ge;heim'")]
    public void What_is_none_of_them_says_what_to_write_and_nothing_of_the_value(string connection)
    {
        using var folder = new MigrationFolder(connection).With("1.sql", "select 1;");

        var (output, failure) = folder.Up();

        Assert.AreEqual("DPL4122", failure!.Code);
        Assert.Contains("postgres://user:password@host/database", failure.Text);
        Assert.DoesNotContain("geheim", output + failure.ToLine());
    }

    [TestMethod]
    [DataRow("host=db port=5432 dbname=shop", "separated by spaces; separate them with ';'")]
    [DataRow("user = u  host = db", "separated by spaces; separate them with ';'")]
    [DataRow("Data Source=file:x.db?mode=memory&cache=shared", "in memory")]
    [DataRow("Data Source=file::memory:?cache=shared", "in memory")]
    public void What_is_wrong_is_said(string connection, string expected) => Assert.Contains(expected, ConnectionText.Open(connection).Why);

    [TestMethod]
    [DataRow("postgres://u:geheim@db/shop", "mysql", "it is a URL of PostgreSQL, and 'dialect' in deploy.yml says MySQL")]
    [DataRow("mysql://u:geheim@db/shop", "postgresql", "it is a URL of MySQL, and 'dialect' in deploy.yml says PostgreSQL")]
    [DataRow("Database=shop;Username=u;Password=geheim", "postgresql", "it names no server and no file")]
    public void What_is_not_of_the_dialect_that_is_named_is_said(string connection, string dialect, string expected) => Assert.AreEqual(expected, ConnectionText.Open(connection, dialect).Why);

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
