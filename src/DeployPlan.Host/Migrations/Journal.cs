using System.Data.Common;
using DeployPlan.Host.Migrations.Databases;
using DeployPlan.Host.Migrations.Scripts;
using DeployPlan.Plans;

namespace DeployPlan.Host.Migrations;

/// <summary>The table <c>deployplan_migrations</c>: one row for each script that is applied. Its name is qualified, so that nothing that a script sets leads elsewhere.</summary>
internal sealed class Journal
{
    private readonly IDatabase _database;
    private readonly MigratorOptions _options;
    private readonly string _table;

    private Journal(IDatabase database, MigratorOptions options, string table, bool exists)
    {
        _database = database;
        _options = options;
        _table = table;
        Exists = exists;
    }

    /// <summary>Whether the table was there when it was looked for.</summary>
    public bool Exists { get; }

    /// <summary>Looks for it in every schema; the failure if it is not clear which one to use.</summary>
    public static (Journal? Journal, Failure? Failure) Find(IDatabase database, MigratorOptions options, DbConnection connection)
    {
        var places = database.FindJournals(connection);
        if (places.Schema is not { } schema)
        {
            return (null, Failures.NoPlaceForJournal(options.Database, places.Found));
        }

        var journal = In(schema);

        // The first schema of the connection string may be one that a script has made since: then what earlier releases ran is noted in the next one. Without them it may be a schema that is new.
        if (places.IsChosen && !journal.Exists && EarlierReleases.WhyNotEmpty(options) is not null && places.SearchPath.Where(places.Found.Contains).Select(In).FirstOrDefault(other => other.HasRows(connection)) is { } earlier)
        {
            return (earlier, null);
        }

        if (places.IsChosen || !journal.Exists || journal.HasRows(connection))
        {
            return (journal, null);
        }

        // One without a row of this database does not hide another that has some: all would run a second time.
        var filled = places.Found.Where(other => other != schema && In(other).HasRows(connection)).ToList();
        return filled.Count == 0 ? (journal, null) : (null, Failures.NoPlaceForJournal(options.Database, [.. filled, schema]));

        Journal In(string place) => new(database, options, places.TableIn(place, database), places.Found.Contains(place));
    }

    /// <summary>What the journal calls a script.</summary>
    public string NameOf(string script) => $"{_options.Database}/{script}";

    public void Create(DbConnection connection) => connection.Run(null, _database.CreateJournal(_table));

    /// <summary>Every row of every database of deploy.yml, the oldest first; none where there is no journal yet.</summary>
    public IReadOnlyList<JournalRow> Read(DbConnection connection)
    {
        var rows = new List<JournalRow>();
        if (!Exists)
        {
            return rows;
        }

        using var command = Command(connection, null, $"select script_name, sha256, release_id from {_table} order by applied_at, script_name");
        using var reader = JournalReading.Open(command, () => Command(connection, null, $"select * from {_table} where 1 = 0"));
        while (reader.Read())
        {
            rows.Add(JournalReading.Row(reader));
        }

        return rows;
    }

    /// <summary>Whether there is a row, as the transaction sees it.</summary>
    public bool Has(string script, DbConnection connection, DbTransaction? transaction) => HasRow(NameOf(script), connection, transaction);

    /// <summary>Writes rows as those of these scripts, and takes them back: what does not run in one transaction with its row must not run where that cannot be kept.</summary>
    /// <exception cref="InvalidOperationException">Something else is there than was written.</exception>
    public void Rehearse(IReadOnlyList<Script> scripts, DbConnection connection)
    {
        if (scripts.Count == 0)
        {
            return;
        }

        using var transaction = connection.BeginTransaction();
        foreach (var script in scripts)
        {
            // As long as the real one, and of no database.
            var row = "/" + NameOf(script.Name)[1..];
            Insert(row, script.Hash, connection, transaction);
            Expect(row, isThere: true, connection, transaction);
            Delete(row, connection, transaction);
            Expect(row, isThere: false, connection, transaction);
        }

        transaction.Rollback();
    }

    /// <summary>The script is applied; it no longer matters that another one undid it before.</summary>
    public void Add(Script script, DbConnection connection, DbTransaction? transaction)
    {
        Delete(NameOf(DownScriptName.Of(script.Name)), connection, transaction);
        Delete(NameOf(script.Name), connection, transaction);
        Insert(NameOf(script.Name), script.Hash, connection, transaction);
        Expect(NameOf(script.Name), isThere: true, connection, transaction);
    }

    /// <summary>The script <paramref name="name"/> is no longer applied. The row of <paramref name="down"/> says who undid it.</summary>
    public void Remove(string name, Script down, DbConnection connection, DbTransaction? transaction)
    {
        Delete(NameOf(name), connection, transaction);
        Delete(NameOf(down.Name), connection, transaction);
        Insert(NameOf(down.Name), down.Hash, connection, transaction);
        Expect(NameOf(name), isThere: false, connection, transaction);
    }

    /// <summary>Gives scripts the names that they have now, all or none; what was done, in words.</summary>
    public IReadOnlyList<string> Rename(IReadOnlyList<(string Old, string New)> renames, DbConnection connection)
    {
        if (renames.Count == 0)
        {
            return [];
        }

        using var transaction = connection.BeginTransaction();

        // A name may be an old one and a new one, so first all get names that no script has.
        for (var i = 0; i < renames.Count; i++)
        {
            Rename(renames[i].Old, FormattableString.Invariant($"/{i}"));
        }

        for (var i = 0; i < renames.Count; i++)
        {
            Rename(FormattableString.Invariant($"/{i}"), renames[i].New);
        }

        transaction.Commit();
        return [.. renames.Select(static rename => $"{rename.Old} is now {rename.New}")];

        void Rename(string old, string now)
        {
            using var command = Command(
                connection, transaction, $"update {_table} set script_name = {_database.Parameter(1)} where script_name = {_database.Parameter(2)}", now, old);
            command.ExecuteNonQuery();
        }
    }

    private bool HasRows(DbConnection connection) => Read(connection).Any(row => row.Database == _options.Database || row.Database == _options.RenamedFrom);

    private bool HasRow(string row, DbConnection connection, DbTransaction? transaction)
    {
        using var command = Command(connection, transaction, $"select script_name from {_table} where script_name = {_database.Parameter(1)}", row);
        return command.ExecuteScalar() is string;
    }

    private void Insert(string row, string hash, DbConnection connection, DbTransaction? transaction)
    {
        using var command = Command(
            connection,
            transaction,
            $"insert into {_table} (script_name, sha256, applied_at, release_id) values ({string.Join(", ", Enumerable.Range(1, 4).Select(_database.Parameter))})",
            row,
            hash,
            DateTime.UtcNow,
            _options.Releases.Count > 0 ? _options.Releases[0] : "");
        command.ExecuteNonQuery();
    }

    private void Delete(string row, DbConnection connection, DbTransaction? transaction)
    {
        using var command = Command(connection, transaction, $"delete from {_table} where script_name = {_database.Parameter(1)}", row);
        command.ExecuteNonQuery();
    }

    // A trigger, a rule, a policy or a limit of the database may change what is written without a word, and the script would run again.
    private void Expect(string row, bool isThere, DbConnection connection, DbTransaction? transaction)
    {
        if (HasRow(row, connection, transaction) != isThere)
        {
            throw new InvalidOperationException(
                $"the row of '{row[(row.IndexOf('/', 1) + 1)..]}' in the table 'deployplan_migrations' {(isThere ? "is not there" : "is still there")} after it was {(isThere ? "written" : "deleted")}; look for a trigger, a rule or a policy on this table, or a limit to the length of names");
        }
    }

    private DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, params object[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            _database.AddValue(command, i + 1, values[i]);
        }

        return command;
    }
}
