extern alias Host;

using System.Text;
using Host::DeployPlan.Host.Migrations.Scripts;

namespace DeployPlan.Fuzzing;

/// <summary>The statements of a script, in each dialect.</summary>
internal static class SqlTargets
{
    public static void PostgreSql(byte[] bytes) => Split(bytes, SqlDialect.PostgreSql);

    public static void Sqlite(byte[] bytes) => Split(bytes, SqlDialect.Sqlite);

    public static void SqlServer(byte[] bytes) => Split(bytes, SqlDialect.SqlServer);

    public static void MySql(byte[] bytes) => Split(bytes, SqlDialect.MySql);

    private static void Split(byte[] bytes, SqlDialect dialect)
    {
        var sql = Encoding.UTF8.GetString(bytes);
        var end = 0;
        foreach (var statement in SqlStatements.Split(sql, dialect).Statements)
        {
            Targets.Require(statement.Start >= end, "statements follow one another");
            Targets.Require(string.CompareOrdinal(sql, statement.Start, statement.Text, 0, statement.Text.Length) == 0, "a statement is a part of the script");
            Targets.Require(statement.Text.Length > 0, "no statement is empty");
            end = statement.Start + statement.Text.Length;
        }
    }
}
