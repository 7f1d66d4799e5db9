using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
using DbUp.Engine.Transactions;
using DeployPlan.Migrator.Databases;
using DeployPlan.Migrator.Scripts;

namespace DeployPlan.Migrator;

/// <summary>Runs new scripts.</summary>
internal sealed class UpRun
{
    private readonly IDatabase _database;
    private readonly MigratorOptions _options;
    private readonly TextWriter _output;
    private readonly DatabaseConnectionManager _connections;
    private readonly Journal _journal;
    private readonly ScriptExecution _execution;
    private readonly ResultFile _result;
    private int _applied;

    public UpRun(IDatabase database, MigratorOptions options, TextWriter output, Stop stop)
    {
        _database = database;
        _options = options;
        _output = output;
        _connections = database.Connect();
        _journal = new Journal(database, options, _connections);
        _execution = new ScriptExecution(database, stop);
        _result = new ResultFile(options.ResultFile, "applied");
    }

    public Failure? Run()
    {
        var folder = new ScriptFolder(_options.Path);
        var (scripts, unreadable) = folder.Read(folder.Names);
        if (unreadable is not null)
        {
            return unreadable;
        }

        var rows = _journal.Open(_connections).ToDictionary(static row => row.Name, StringComparer.Ordinal);
        var edited = scripts.Where(script => rows.TryGetValue(_journal.NameOf(script.Name), out var row) && row.Hash != script.Hash).ToList();
        if (edited.Count > 0)
        {
            return Failures.Edited(edited);
        }

        _result.Begin(scripts.Where(script => rows.TryGetValue(_journal.NameOf(script.Name), out var row) && _options.Releases.Contains(row.Release)).Select(static script => script.Name));
        var pending = scripts.Where(script => !rows.ContainsKey(_journal.NameOf(script.Name))).ToList();
        if (_execution.Check(pending) is { } wrong)
        {
            return wrong;
        }

        var failure = RunAll(pending);
        if (failure is null)
        {
            _output.WriteLine($"{_applied} applied, {scripts.Count - _applied} already applied");
        }

        return failure;
    }

    // DbUp has one transaction mode for all scripts of a run, so each sequence of scripts with the same mode is a run.
    private Failure? RunAll(List<Script> pending)
    {
        while (pending.Count > 0)
        {
            var stretch = pending.TakeWhile(script => script.HasTransaction == pending[0].HasTransaction).ToList();
            if (Run(stretch) is { } failure)
            {
                return failure;
            }

            pending = pending[stretch.Count..];
        }

        return null;
    }

    private Failure? Run(List<Script> stretch)
    {
        _connections.TransactionMode = stretch[0].HasTransaction ? TransactionMode.TransactionPerScript : TransactionMode.NoTransaction;
        var configuration = new UpgradeConfiguration
        {
            ConnectionManager = _connections,
            Journal = _journal,
            VariablesEnabled = false,
            ScriptNameComparer = new DbUp.Support.ScriptNameComparer(StringComparer.Ordinal),
            ScriptExecutor = new ScriptExecutor(stretch.ToDictionary(script => _journal.NameOf(script.Name)), Apply),
        };
        configuration.ScriptProviders.Add(new DbUp.ScriptProviders.StaticScriptProvider(
            stretch.Select((script, i) => new SqlScript(_journal.NameOf(script.Name), script.Text, new SqlScriptOptions { RunGroupOrder = i }))));
        var outcome = new UpgradeEngine(configuration).PerformUpgrade();
        return outcome.Successful ? null : _execution.Explain(outcome.Error, _options.Database);
    }

    private void Apply(Script script)
    {
        var isOurs = false;
        _connections.ExecuteCommandsWithManagedConnection(factory =>
        {
            // If the database has no lock for migrators, another one may have been faster.
            if (!_journal.Has(script.Name, factory))
            {
                isOurs = true;
                _execution.Run(script, factory);
                _journal.Add(script, factory);
            }
        });
        if (isOurs)
        {
            _applied++;
            _result.Add(script.Name);
            _output.WriteLine($"applied {script.Name}");
        }
    }
}
