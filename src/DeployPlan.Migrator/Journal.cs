using System.Data;
using DbUp.Engine;
using DbUp.Engine.Transactions;
using DeployPlan.Migrator.Databases;
using DeployPlan.Migrator.Scripts;
using DeployPlan.Plans;

namespace DeployPlan.Migrator;

/// <summary>The table <c>deployplan_migrations</c>: one row for each script that is applied, written in the transaction of the script.</summary>
internal sealed class Journal(IDatabase database, MigratorOptions options, IConnectionManager connections) : IJournal
{
    /// <summary>What the journal calls a script.</summary>
    public string NameOf(string script) => $"{options.Database}/{script}";

    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
        using var command = Command(dbCommandFactory, database.CreateJournal);
        command.ExecuteNonQuery();
    }

    public string[] GetExecutedScripts() => [.. Read().Select(static row => row.Name)];

    /// <summary>Every row, the oldest first.</summary>
    public IReadOnlyList<JournalRow> Read() => connections.ExecuteCommandsWithManagedConnection<IReadOnlyList<JournalRow>>(factory =>
    {
        using var command = Command(factory, "select script_name, sha256, release_id from deployplan_migrations order by applied_at, script_name");
        using var reader = command.ExecuteReader();
        var rows = new List<JournalRow>();
        while (reader.Read())
        {
            rows.Add(new JournalRow(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return rows;
    });

    /// <summary>Whether there is a row, as the transaction of the command sees it.</summary>
    public bool Has(string script, Func<IDbCommand> factory)
    {
        using var command = Command(factory, "select script_name from deployplan_migrations where script_name = $1", NameOf(script));
        return command.ExecuteScalar() is string;
    }

    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory) => throw new NotSupportedException("A row has more than DbUp knows of a script.");

    /// <summary>The script is applied; it no longer matters that another one undid it before.</summary>
    public void Add(Script script, Func<IDbCommand> factory)
    {
        Delete(DownScriptName.Of(script.Name), factory);
        Insert(script, factory);
    }

    /// <summary>The script <paramref name="name"/> is no longer applied. The row of <paramref name="down"/> says who undid it.</summary>
    public void Remove(string name, Script down, Func<IDbCommand> factory)
    {
        Delete(name, factory);
        Delete(down.Name, factory);
        Insert(down, factory);
    }

    private void Insert(Script script, Func<IDbCommand> factory)
    {
        using var command = Command(
            factory,
            "insert into deployplan_migrations (script_name, sha256, applied_at, release_id) values ($1, $2, $3, $4)",
            NameOf(script.Name),
            script.Hash,
            DateTime.UtcNow,
            options.Releases.Count > 0 ? options.Releases[0] : "");
        command.ExecuteNonQuery();
    }

    private void Delete(string name, Func<IDbCommand> factory)
    {
        using var command = Command(factory, "delete from deployplan_migrations where script_name = $1", NameOf(name));
        command.ExecuteNonQuery();
    }

    private IDbCommand Command(Func<IDbCommand> factory, string sql, params object[] values)
    {
        var command = factory();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            database.AddValue(command, i + 1, values[i]);
        }

        return command;
    }
}
