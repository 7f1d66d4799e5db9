using DeployPlan.Host.Migrations.Databases;
using DeployPlan.Host.Migrations.Scripts;
using DeployPlan.Plans;

namespace DeployPlan.Host.Migrations;

/// <summary>Undoes scripts in the given order, each by its <c>.down.sql</c>, in one transaction with its row of the journal.</summary>
internal sealed class DownRun(IDatabase database, MigratorOptions options, TextWriter output, Stop stop)
{
    private readonly ScriptExecution _execution = new(database, options, stop);
    private readonly ResultFile _result = new(options.ResultFile, "reverted");

    public Failure? Run()
    {
        var folder = new ScriptFolder(options.Path, ScriptSeals.Read(options), database.Dialect);
        var missing = options.Scripts.Select(DownScriptName.Of).Where(down => !folder.Has(down)).ToList();
        if (missing.Count > 0)
        {
            return Failures.NoDownScript(missing);
        }

        var (downs, unreadable) = folder.Read(options.Scripts.Select(DownScriptName.Of));
        if (unreadable is not null)
        {
            return unreadable;
        }

        var (journal, rows, unclear) = ReadJournal();
        if (journal is null)
        {
            return unclear;
        }

        var steps = options.Scripts.Zip(downs).Select(static step => (Name: step.First, Down: step.Second))
            .ToLookup(step => rows.ContainsKey(journal.NameOf(step.Name)));

        // An earlier attempt of this release has already undone it.
        var unknown = steps[false].Where(step => !rows.TryGetValue(journal.NameOf(step.Down.Name), out var row) || !options.Releases.Contains(row.Release)).ToList();
        if (unknown.Count > 0)
        {
            return Failures.NotApplied(options.Database, unknown.Select(static step => step.Name));
        }

        _result.Begin(
            steps[false].Select(static step => step.Name),
            rows.Keys.Where(name => name.StartsWith(journal.NameOf(""), StringComparison.Ordinal) && !DownScriptName.Is(name)).Select(name => name[journal.NameOf("").Length..]));
        return ScriptCheck.FailureOf(steps[true].Select(static step => step.Down), int.MaxValue)
            ?? steps[true].Select(step => Revert(journal, step.Name, step.Down)).FirstOrDefault(static failure => failure is not null);
    }

    private (Journal? Journal, Dictionary<string, JournalRow> Rows, Failure? Failure) ReadJournal()
    {
        using var session = database.Open();
        var (journal, unclear) = Journal.Find(database, options, session);
        return (journal, journal?.Read(session).ToDictionary(static row => row.Name, StringComparer.Ordinal) ?? [], unclear);
    }

    private Failure? Revert(Journal journal, string name, Script down)
    {
        var (hasRun, failure) = _execution.Run(
            down,
            (session, transaction) => !journal.Has(name, session, transaction),
            (session, transaction) => journal.Remove(name, down, session, transaction));
        if (hasRun && failure is null)
        {
            _result.Add(name);
            output.WriteLine($"reverted {name}");
        }

        return failure;
    }
}
