using System.Data.Common;
using DeployPlan.Host.Migrations.Scripts;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>What differs between the databases.</summary>
internal interface IDatabase : IDisposable
{
    /// <summary>Whose SQL it takes.</summary>
    SqlDialect Dialect { get; }

    /// <summary>Whether a script that fails leaves nothing behind; false where statements that change the schema commit by themselves.</summary>
    bool HasTransactionalSchema { get; }

    /// <summary>Whether it is known without a connection that there is nothing in it yet.</summary>
    bool IsMissing { get; }

    /// <summary>A new session, as the connection string and the server say; none of it is used twice.</summary>
    DbConnection Open();

    /// <summary>The schemas that have a journal, and the one that a new journal belongs to.</summary>
    JournalPlaces FindJournals(DbConnection connection);

    /// <summary>Makes the journal, if no one else has meanwhile.</summary>
    /// <param name="table">Its name, qualified and quoted.</param>
    string CreateJournal(string table);

    /// <summary>A name as a part of a statement.</summary>
    string Quote(string name);

    /// <summary>How a statement calls its parameter of that number, from 1.</summary>
    string Parameter(int number);

    /// <summary>Gives a command the value of its parameter of that number.</summary>
    void AddValue(DbCommand command, int number, object value);

    /// <summary>Keeps every other migrator out until it is disposed; null if this program was asked to stop in the meantime.</summary>
    IMigrationLock? Lock(TextWriter output, Stop stop);

    /// <summary>Takes back what a script has set for the session, as far as the transaction allows, so that the journal can be written.</summary>
    void ResetSession(DbConnection connection, DbTransaction? transaction);

    /// <summary>Whether a transaction is under way; null if the database does not say.</summary>
    bool? IsInTransaction(DbConnection connection, DbTransaction? transaction);

    /// <summary>Whether the script has begun a further transaction within its own, and not ended it; false where a database has no such ones.</summary>
    bool IsInFurtherTransaction(DbConnection connection, DbTransaction transaction) => false;

    /// <summary>The first statement of scripts that would do nothing to this database, which says nothing about it; null if there is none, or it is not certain.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="scripts">All that are to run, in their order.</param>
    /// <param name="mayBeMade">Whether something else may fill the database before they run, if it is empty.</param>
    (Script Script, Flaw Flaw)? FindUseless(DbConnection connection, IReadOnlyList<Script> scripts, bool mayBeMade) => null;

    /// <summary>
    /// What a script without a transaction has left that does not do what it is for, and that the database says nothing about, and where in the script, if that is known; null if there is nothing.
    /// </summary>
    (int? Offset, string Text)? LeftUseless(DbConnection connection, IReadOnlyList<Statement> statements) => null;

    /// <summary>Ends what the command does, from another thread.</summary>
    void Interrupt(DbCommand command);

    /// <summary>What the database says, and which character of the statement it is about, from 0; null if it does not say.</summary>
    (string Message, int? Offset) Explain(Exception exception, string statement);
}
