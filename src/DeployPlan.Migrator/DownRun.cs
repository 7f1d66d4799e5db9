using System.Data.Common;
using DbUp.Engine.Transactions;
using DeployPlan.Migrator.Databases;
using DeployPlan.Migrator.Scripts;
using DeployPlan.Plans;

namespace DeployPlan.Migrator;

/// <summary>Undoes scripts in the given order, each by its <c>.down.sql</c>, in one transaction with its row of the journal.</summary>
internal sealed class DownRun
{
    private readonly MigratorOptions _options;
    private readonly TextWriter _output;
    private readonly DatabaseConnectionManager _connections;
    private readonly Journal _journal;
    private readonly ScriptExecution _execution;
    private readonly ResultFile _result;

    public DownRun(IDatabase database, MigratorOptions options, TextWriter output, Stop stop)
    {
        _options = options;
        _output = output;
        _connections = database.Connect();
        _journal = new Journal(database, options, _connections);
        _execution = new ScriptExecution(database, stop);
        _result = new ResultFile(options.ResultFile, "reverted");
    }

    public Failure? Run()
    {
        var folder = new ScriptFolder(_options.Path);
        var missing = _options.Scripts.Select(DownScriptName.Of).Where(down => !folder.Has(down)).ToList();
        if (missing.Count > 0)
        {
            return Failures.NoDownScript(missing);
        }

        var (downs, unreadable) = folder.Read(_options.Scripts.Select(DownScriptName.Of));
        if (unreadable is not null)
        {
            return unreadable;
        }

        var rows = _journal.Open(_connections).ToDictionary(static row => row.Name, StringComparer.Ordinal);
        var steps = _options.Scripts.Zip(downs).Select(static step => (Name: step.First, Down: step.Second))
            .ToLookup(step => rows.ContainsKey(_journal.NameOf(step.Name)));

        // An earlier attempt of this release has already undone it.
        var unknown = steps[false].Where(step => !rows.TryGetValue(_journal.NameOf(step.Down.Name), out var row) || !_options.Releases.Contains(row.Release)).ToList();
        if (unknown.Count > 0)
        {
            return Failures.NotApplied(_options.Database, unknown.Select(static step => step.Name));
        }

        _result.Begin(steps[false].Select(static step => step.Name));
        return _execution.Check(steps[true].Select(static step => step.Down))
            ?? steps[true].Select(step => Revert(step.Name, step.Down)).FirstOrDefault(static failure => failure is not null);
    }

    private Failure? Revert(string name, Script down)
    {
        _connections.TransactionMode = down.HasTransaction ? TransactionMode.TransactionPerScript : TransactionMode.NoTransaction;
        try
        {
            using var opened = _connections.OperationStarting(new DbUp.Engine.Output.NoOpUpgradeLog(), []);
            _connections.ExecuteCommandsWithManagedConnection(factory =>
            {
                _execution.Run(down, factory);
                _journal.Remove(name, down, factory);
            });
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or OperationCanceledException or TimeoutException)
        {
            return _execution.Explain(e, _options.Database);
        }

        _result.Add(name);
        _output.WriteLine($"reverted {name}");
        return null;
    }
}
