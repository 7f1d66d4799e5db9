using System.Data;
using DbUp.Engine.Transactions;
using DeployPlan.Migrator.Scripts;

namespace DeployPlan.Migrator.Databases;

/// <summary>What differs between the databases.</summary>
internal interface IDatabase : IDisposable
{
    /// <summary>Whose SQL it takes.</summary>
    SqlDialect Dialect { get; }

    /// <summary>Creates the journal where there is none.</summary>
    string CreateJournal { get; }

    /// <summary>DbUp's connections to it.</summary>
    DatabaseConnectionManager Connect();

    /// <summary>A command for the journal, whose values are <c>$1</c>, <c>$2</c> and so on.</summary>
    void AddValue(IDbCommand command, int number, object value);

    /// <summary>Keeps every other migrator out until it is disposed; null if this program was asked to stop in the meantime.</summary>
    IDisposable? Lock(TextWriter output, Stop stop);

    /// <summary>Shows the messages of the command, such as notices, in the output.</summary>
    void Prepare(IDbCommand command);

    /// <summary>Ends what the command does, from another thread.</summary>
    void Interrupt(IDbCommand command);

    /// <summary>What the database says, and which character of the statement it is about, from 0; null if it does not say.</summary>
    (string Message, int? Offset) Explain(Exception exception, string statement);
}
