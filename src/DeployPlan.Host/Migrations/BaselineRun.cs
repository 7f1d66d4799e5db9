using DeployPlan.Host.Migrations.Databases;
using DeployPlan.Host.Migrations.Scripts;

namespace DeployPlan.Host.Migrations;

/// <summary>Notes scripts as run that another tool ran, all or none. Nothing of them is executed.</summary>
internal sealed class BaselineRun(IDatabase database, MigratorOptions options, TextWriter output)
{
    public Failure? Run()
    {
        var folder = new ScriptFolder(options.Path, ScriptSeals.Read(options), database.Dialect);
        var (scripts, unreadable) = folder.Read(options.Scripts);
        if (unreadable is not null || (options.IsCheck && database.IsMissing))
        {
            return unreadable;
        }

        using var session = database.Open();
        var (journal, unclear) = Journal.Find(database, options, session);
        if (journal is null)
        {
            return unclear;
        }

        var known = new KnownScripts(journal.Read(session), options, scripts);
        var edited = scripts.Where(script => known.Find(script.Name) is { } row && row.Hash != script.Hash).ToList();
        if (edited.Count > 0)
        {
            return Failures.Edited(edited);
        }

        if (!options.IsCheck)
        {
            Note(journal, [.. scripts.Where(script => known.Find(script.Name) is null)], known, session);
        }

        return null;
    }

    private void Note(Journal journal, List<Script> scripts, KnownScripts known, System.Data.Common.DbConnection session)
    {
        if (!journal.Exists)
        {
            journal.Create(session);
        }

        using (var transaction = session.BeginTransaction())
        {
            scripts.ForEach(script => journal.Add(script, session, transaction));
            transaction.Commit();
        }

        var halves = scripts.Where(script => !ScriptExecution.IsOneTransaction(script, database)).Select(static script => script.Name).ToList();
        if (halves.Count > 0)
        {
            output.WriteLine($"noted as a whole, without a look whether all of it ran, because they do not run in one transaction: {string.Join(", ", halves)}");
        }

        var result = new ResultFile(options.ResultFile, "applied");
        result.Begin(options.Scripts, known.Names.Union(options.Scripts));
        output.WriteLine($"{scripts.Count} noted as run, {options.Scripts.Count - scripts.Count} already known");
    }
}
