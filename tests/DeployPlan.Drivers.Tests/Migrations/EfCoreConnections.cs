using DeployPlan.Drivers.Migrations;

namespace DeployPlan.Drivers.Tests.Migrations;

[TestClass]
public class EfCoreConnections
{
    private const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";
    private const string Npgsql = "Npgsql.EntityFrameworkCore.PostgreSQL";
    private const string SqlServer = "Microsoft.EntityFrameworkCore.SqlServer";

    [TestMethod]
    [DataRow(Sqlite, "prod.db", "main", "Data Source=prod.db", false)]
    [DataRow(Sqlite, "/srv/prod.db", "main", "Data Source=./prod.db;Mode=ReadWriteCreate", false)]
    [DataRow(Sqlite, "dev.db", "main", "Data Source=prod.db", true)]
    [DataRow(Sqlite, "dev.db", "main", "Data Source=/srv/prod.db", true)]
    [DataRow(Npgsql, "tcp://db:5432", "shop", "Host=db;Database=shop;Username=u;Password=p", false)]
    [DataRow(Npgsql, "tcp://db:5433", "shop", "Host=db;Port=5433;Database=shop", false)]
    [DataRow(Npgsql, "tcp://db:5432", "shop", "Host=db;Port=5433;Database=shop", true)]
    [DataRow(Npgsql, "tcp://localhost:5432", "shop", "Host=db;Database=shop", true)]
    [DataRow(Npgsql, "tcp://db:5432", "dev", "postgres://u:p@db:5432/shop?sslmode=require", true)]
    [DataRow(Npgsql, "tcp://db:5432", "shop", "postgres://u:p@db/shop", false)]
    [DataRow(Npgsql, "/var/run/postgresql/.s.PGSQL.5432", "shop", "Host=/var/run/postgresql;Database=shop", false)]
    [DataRow(Npgsql, "tcp://a:5432", "shop", "Host=a,b;Database=shop", false)]
    [DataRow(SqlServer, "tcp:db.example.com,1433", "shop", "Server=tcp:db.example.com,1433;Initial Catalog=shop", false)]
    [DataRow(SqlServer, "(localdb)\\mssqllocaldb", "shop", "Server=db.example.com;Database=shop", true)]
    [DataRow(SqlServer, "db", "", "Server=db;User Id=u", false)]
    [DataRow(Npgsql, "tcp://db:5433", "shop", "Host=db;Database=shop", true)]
    [DataRow(SqlServer, "db,1444", "shop", "Server=db;Database=shop", true)]
    [DataRow(SqlServer, "db", "shop", "Server=tcp:db,1433;Database=shop", false)]
    [DataRow(SqlServer, "db\\one", "shop", "Server=db\\one,1444;Database=shop", false)]
    public void Another_server_file_or_database_is_another_connection(string provider, string source, string database, string connection, bool isOther)
    {
        var info = System.Text.Json.JsonSerializer.Serialize(new { type = "ShopContext", providerName = provider, databaseName = database, dataSource = source, options = "None" });

        Assert.AreEqual(isOther, EfCoreConnection.IsOther(info, connection, "/srv"));
    }

    [TestMethod]
    [DataRow("20260101000000_Orders --context Shop -s web --framework=net10.0", "--context Shop -s web --framework=net10.0")]
    [DataRow("-v --configuration Debug 0 -- --environment Production", "--configuration Debug -- --environment Production")]
    [DataRow("", "")]
    public void What_only_looks_does_not_get_what_is_for_the_update(string arguments, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', Plans.EfCoreArguments.OfEveryCommand(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
}
