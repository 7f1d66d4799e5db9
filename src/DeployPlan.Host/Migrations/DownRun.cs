using DeployPlan.Host.Migrations.Databases;
using DeployPlan.Host.Migrations.Scripts;
using DeployPlan.Plans;

namespace DeployPlan.Host.Migrations;

/// <summary>Undoes scripts in the given order, each by its <c>.down.sql</c>, in one transaction with its row of the journal, or only looks whether they could be undone.</summary>
internal sealed class DownRun(IDatabase database, MigratorOptions options, TextWriter output, Stop stop, Func<bool> keepLock)
{
    private readonly ScriptExecution _execution = new(database, options, stop);
    private readonly ScriptFolder _folder = new(options.Path, ScriptSeals.Read(options), database.Dialect);
    private readonly ResultFile _result = new(options.ResultFile, "reverted");

    public Failure? Run()
    {
        var (downs, unreadable) = Read();
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
        if ((ScriptCheck.FailureOf(steps[true].Select(static step => step.Down), int.MaxValue) ?? RanLater(journal, rows)) is { } failure)
        {
            return failure;
        }

        using (var session = database.Open())
        {
            if (Failures.WithoutEffect(database.FindUseless(session, [.. steps[true].Select(static step => step.Down)], mayBeMade: false)) is { } useless)
            {
                return useless;
            }

            journal.Rehearse([.. steps[true].Select(static step => step.Down).Where(down => !ScriptExecution.IsOneTransaction(down, database))], session);
        }

        return steps[true].Select(step => Revert(journal, step.Name, step.Down)).FirstOrDefault(static failure => failure is not null);
    }

    /// <summary>What would keep <see cref="Run"/> from undoing its first script. Nothing is changed.</summary>
    public Failure? Check()
    {
        var (downs, unreadable) = Read();
        if ((unreadable ?? ScriptCheck.FailureOf(downs, int.MaxValue)) is { } failure)
        {
            return failure;
        }

        if (database.IsMissing)
        {
            return null;
        }

        var (journal, rows, unclear) = ReadJournal();
        if (journal is null)
        {
            return unclear;
        }

        if (RanLater(journal, rows) is { } later)
        {
            return later;
        }

        using var session = database.Open();
        var pending = options.Scripts.Zip(downs).Where(step => rows.ContainsKey(journal.NameOf(step.First))).Select(static step => step.Second).ToList();
        return Failures.WithoutEffect(database.FindUseless(session, pending, mayBeMade: true));
    }

    private (IReadOnlyList<Script> Downs, Failure? Failure) Read()
    {
        var missing = options.Scripts.Select(DownScriptName.Of).Where(down => !_folder.Has(down)).ToList();
        return missing.Count > 0 ? ([], Failures.NoDownScript(missing)) : _folder.Read(options.Scripts.Select(DownScriptName.Of));
    }

    // What ran after the scripts to undo, and is not known here, may need what they made: then the plan is older than the database, or the release that ran it was deleted.
    // What ran before does not.
    private Failure? RanLater(Journal journal, Dictionary<string, JournalRow> rows)
    {
        var undone = options.Scripts.Select(journal.NameOf).ToHashSet(StringComparer.Ordinal);
        var later = rows.Values.Where(row => row.Name.StartsWith(journal.NameOf(""), StringComparison.Ordinal) && !DownScriptName.Is(row.Name))
            .SkipWhile(row => !undone.Contains(row.Name)).Where(row => !undone.Contains(row.Name))
            .Select(row => row with { Name = ScriptRenames.NewName(options.Renamed, row.Name[journal.NameOf("").Length..]) }).OrderBy(static row => row.Name, StringComparer.Ordinal).ToList();
        return options.MayBeOlder ? null
            : later.Where(row => !_folder.Has(row.Name)).Select(static row => row.Name).ToList() is { Count: > 0 } unknown ? Failures.Older(unknown, options.Database, [])
            : later.Find(row => !EarlierReleases.Has(row.Release, options)) is { } orphan ? Failures.RanInDeletedRelease(orphan, options.Database)
            : null;
    }

    private (Journal? Journal, Dictionary<string, JournalRow> Rows, Failure? Failure) ReadJournal()
    {
        using var session = database.Open();
        var (journal, unclear) = Journal.Find(database, options, session);
        var rows = new Dictionary<string, JournalRow>(StringComparer.Ordinal);
        foreach (var row in journal?.Read(session) ?? [])
        {
            // The last of several says who ran it.
            rows.Remove(row.Name);
            rows.Add(row.Name, row);
        }

        return (journal, rows, unclear);
    }

    private Failure? Revert(Journal journal, string name, Script down)
    {
        if (!keepLock())
        {
            return Failures.Stopped(options.Database);
        }

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
