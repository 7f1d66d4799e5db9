namespace DeployPlan.Scripts;

/// <summary>What is wrong with a script that was written for another tool.</summary>
internal enum ForeignText
{
    /// <summary>The half of a file that undoes the other half.</summary>
    UndoHalf,

    /// <summary>A command of a program such as psql, which no server understands.</summary>
    ClientCommand,

    /// <summary><c>COPY … FROM stdin</c>, with the data in the lines after it.</summary>
    CopyData,

    /// <summary><c>GO</c>, which separates batches on SQL Server only.</summary>
    BatchSeparator,

    /// <summary>A statement that begins or ends a transaction.</summary>
    Transaction,

    /// <summary>A comment that another tool obeys.</summary>
    Directive,
}
