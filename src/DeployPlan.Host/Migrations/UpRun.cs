using System.Data.Common;
using DeployPlan.Host.Migrations.Databases;
using DeployPlan.Host.Migrations.Scripts;

namespace DeployPlan.Host.Migrations;

/// <summary>Runs new scripts, or only looks whether they could run.</summary>
internal sealed class UpRun(IDatabase database, MigratorOptions options, TextWriter output, Stop stop, Func<bool> keepLock)
{
    private const int NewestVersion = int.MaxValue;

    private readonly ScriptExecution _execution = new(database, options, stop);
    private readonly ResultFile _result = new(options.ResultFile, "applied");

    public Failure? Run()
    {
        var (scripts, unreadable) = Read();
        if (unreadable is not null)
        {
            return unreadable;
        }

        Journal journal;
        IReadOnlyList<Script> pending;
        bool isEmpty;
        using (var session = database.Open())
        {
            var (found, unclear) = Journal.Find(database, options, session);
            if (found is null)
            {
                return unclear;
            }

            journal = found;
            (pending, var known, var wrong) = Pending(journal, scripts, session);
            isEmpty = known.IsEmpty;
            if (wrong is not null)
            {
                return wrong;
            }

            if (!journal.Exists)
            {
                journal.Create(session);
            }

            Say(known.Late(scripts, pending));
            Say(journal.Rename(known.Renames, session));
            journal.Rehearse([.. pending.Where(script => !ScriptExecution.IsOneTransaction(script, database))], session);
        }

        var failure = pending.Select(script => Advise(Apply(journal, script), script, journal, isEmpty)).FirstOrDefault(static failure => failure is not null);
        if (failure is null)
        {
            output.WriteLine($"{_result.Count} applied, {scripts.Count - _result.Count} already applied");
        }

        return failure;
    }

    /// <summary>What would keep <see cref="Run"/> from running its first script. Nothing is changed.</summary>
    public Failure? Check()
    {
        var (scripts, unreadable) = Read();
        if (unreadable is not null || database.IsMissing)
        {
            return unreadable ?? ScriptCheck.FailureOf(scripts, NewestVersion);
        }

        using var session = database.Open();
        var (journal, unclear) = Journal.Find(database, options, session);
        return journal is null ? unclear : Pending(journal, scripts, session).Failure;
    }

    private (IReadOnlyList<Script> Scripts, Failure? Failure) Read()
    {
        var folder = new ScriptFolder(options.Path, ScriptSeals.Read(options), database.Dialect);
        return folder.Read(folder.Names);
    }

    // The scripts to run, all of which may run.
    private (IReadOnlyList<Script> Pending, KnownScripts Known, Failure? Failure) Pending(Journal journal, IReadOnlyList<Script> scripts, DbConnection session)
    {
        var known = new KnownScripts(journal.Read(session), options, scripts);
        if (known.IsEmpty && EarlierReleases.WhyNotEmpty(options) is { } why)
        {
            return ([], known, why);
        }

        var edited = scripts.Where(script => known.Find(script.Name) is { } row && row.Hash != script.Hash).ToList();
        if (edited.Count > 0)
        {
            return ([], known, Failures.Edited(edited));
        }

        if (!options.IsCheck)
        {
            _result.Begin(scripts.Where(script => known.Find(script.Name) is { } row && options.Releases.Contains(row.Release)).Select(static script => script.Name), known.Names);
        }

        var pending = scripts.Where(script => known.Find(script.Name) is null).ToList();
        return (pending, known, known.ProblemOf(scripts, pending) ?? ScriptCheck.FailureOf(pending, MajorVersion(session)) ?? Failures.WithoutEffect(database.FindUseless(session, pending, mayBeMade: options.IsCheck)));
    }

    private void Say(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
    }

    private Failure? Apply(Journal journal, Script script)
    {
        if (!keepLock())
        {
            return Failures.Stopped(options.Database);
        }

        var (hasRun, failure) = _execution.Run(
            script,
            (session, transaction) => journal.Has(script.Name, session, transaction),
            (session, transaction) => journal.Add(script, session, transaction));
        if (hasRun && failure is null)
        {
            _result.Add(script.Name);
            output.WriteLine($"applied {script.Name}");
        }

        return failure;
    }

    // The journal is made before the first script runs: where there was none, no attempt was made before.
    private Failure? Advise(Failure? failure, Script script, Journal journal, bool isEmpty)
    {
        var isFirst = isEmpty && _result.Count == 0;
        return journal.Exists && !ScriptExecution.IsOneTransaction(script, database) ? failure?.MayBeHalfRun(isFirst)
            : isFirst && failure is { IsHalfRun: false } ? failure.MayBeOfAnotherTool()
            : failure;
    }

    private static int MajorVersion(DbConnection session) => session.ServerVersion.Split('.')[0] is var major && int.TryParse(major, out var version) ? version : NewestVersion;
}
