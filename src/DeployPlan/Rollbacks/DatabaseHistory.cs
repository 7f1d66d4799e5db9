using DeployPlan.Plans;

namespace DeployPlan.Rollbacks;

/// <summary>What the releases since the target recorded doing to databases: what can be undone, and what stays.</summary>
internal sealed class DatabaseHistory
{
    private readonly SortedDictionary<string, MigrationStack> _stacks = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Release, string Operation), List<AppliedScript>> _ran = [];
    private readonly Dictionary<(string Release, string Operation), List<string>> _alreadyUndone = [];
    private readonly HashSet<(string Release, string Operation)> _toldByLater = [];
    private readonly Dictionary<AppliedScript, DownMigration> _undoneBy = [];
    private readonly HashSet<AppliedScript> _left = [];
    private readonly List<DownMigration> _downs = [];

    private readonly HashSet<(string Database, string Earlier)> _renamed;

    /// <param name="before">The releases up to the target, whose renames are done.</param>
    /// <param name="releases">The releases since.</param>
    public DatabaseHistory(IReadOnlyList<ExecutedRelease> before, IReadOnlyList<ExecutedRelease> releases)
    {
        _renamed =
        [
            .. before.SelectMany(static release => release.Executed.Select(executed => executed.Operation).Where(operation => release.Results.TryGetValue(operation.Id, out var result) && result.Present is not null))
                .Select(static operation => operation.Inputs).OfType<MigrationInputs>().Where(static inputs => inputs.RenamedFrom is not null)
                .Select(static inputs => (inputs.Database, inputs.RenamedFrom!)),
        ];
        NoteContinued(releases);
        foreach (var release in releases)
        {
            foreach (var executed in release.Executed)
            {
                Replay(release, executed.Operation);
            }
        }

        foreach (var stack in _stacks)
        {
            AddDowns(stack.Key, stack.Value.TakeUndoable());
            _left.UnionWith(stack.Value.Scripts);
        }
    }

    /// <summary>What is undone, by database; of one database the one that comes first first.</summary>
    public IReadOnlyList<DownMigration> Downs => _downs;

    /// <summary>Ids of the operations that undo what this one did.</summary>
    public IReadOnlyList<string> NodesOf(ExecutedRelease release, Operation operation) =>
        _ran.TryGetValue((release.Id, operation.Id), out var scripts)
            ? [.. scripts.Where(_undoneBy.ContainsKey).Select(script => _undoneBy[script].Id).Distinct()]
            : [];

    /// <summary>What becomes of a migration.</summary>
    public UndoneOperation Undo(ExecutedRelease release, ExecutedOperation executed)
    {
        var operation = executed.Operation;
        if (((MigrationInputs)operation.Inputs).Direction == MigrationDirection.Down)
        {
            return _alreadyUndone.TryGetValue((release.Id, operation.Id), out var lost)
                ? Entry(Reversibility.Irreversible, ReversalReasons.EarlierUndo(lost))
                : Entry(Reversibility.Reversible, ReversalReasons.UndoIsCounted);
        }

        if (((MigrationInputs)operation.Inputs).Direction == MigrationDirection.Baseline)
        {
            return Entry(Reversibility.Reversible, ReversalReasons.OnlyNoted);
        }

        var scripts = _ran[(release.Id, operation.Id)];
        var left = scripts.Where(_left.Contains).ToList();
        var undone = scripts.Where(_undoneBy.ContainsKey).Select(script => script.Name).Reverse().ToList();
        return left.Count > 0 ? Entry(Reversibility.Irreversible, WhyLeft(left))
            : undone.Count > 0 ? Entry(Reversibility.Reversible, ReversalReasons.ScriptsUndone(undone))
            : Entry(Reversibility.Reversible, scripts.Count == 0 ? ReversalReasons.NothingApplied : ReversalReasons.UndoneSince);

        UndoneOperation Entry(Reversibility reversibility, string reason) =>
            new(operation.Id, release.Id, reversibility, reason, [.. NodesOf(release, operation).OrderBy(id => id, StringComparer.Ordinal)]);
    }

    private static string WhyLeft(List<AppliedScript> left) =>
        left.Exists(script => script.Name.Length == 0) ? ReversalReasons.UnknownScripts
        : left[0].Inputs.Engine != DownScript.Engine ? ReversalReasons.NoDownScripts(left[0].Inputs.Engine)
        : ReversalReasons.ScriptsStay(
            [.. left.Where(script => script.DownScript is null).Select(script => script.Name)],
            [.. left.Where(script => script.DownScript is not null).Select(script => script.Name)]);

    // A release that resumes another one also records what that one ran, in case it was killed before it could.
    private void NoteContinued(IReadOnlyList<ExecutedRelease> releases)
    {
        var byId = releases.ToDictionary(release => release.Id, StringComparer.Ordinal);
        foreach (var release in releases)
        {
            var told = release.Executed.Select(executed => executed.Operation.Id).Where(id => release.Results.TryGetValue(id, out var result) && result.Applied is not null).ToList();
            for (var earlier = release.Resumes; byId.TryGetValue(earlier, out var continued); earlier = continued.Resumes)
            {
                _toldByLater.UnionWith(told.Select(id => (continued.Id, id)));
            }
        }
    }

    private void Replay(ExecutedRelease release, Operation operation)
    {
        if (operation.Inputs is not MigrationInputs inputs || inputs.Direction == MigrationDirection.Baseline)
        {
            return;
        }

        if (!_stacks.TryGetValue(inputs.Database, out var stack))
        {
            _stacks.Add(inputs.Database, stack = new MigrationStack());
        }

        release.Results.TryGetValue(operation.Id, out var result);
        if (inputs.Direction == MigrationDirection.Down)
        {
            ReplayUndo(release, operation, stack, result?.Reverted ?? []);
            return;
        }

        if (result?.Present is { } present)
        {
            TakeFromRenamed(release, inputs, stack);
            Rename(release, operation, stack, present);
        }

        // If a driver records nothing, it is unknown what it ran, so nothing below it can be undone either.
        IReadOnlyList<string> names = result?.Applied ?? (_toldByLater.Contains((release.Id, operation.Id)) ? [] : [""]);
        _ran[(release.Id, operation.Id)] =
            [.. names.Select(name => stack.Push(new AppliedScript(name, operation, release, name.Length == 0 ? null : DownScriptOf(release, inputs, name))))];
    }

    // A database that has another name in the config since then is the same one. It is renamed once: who has the old name later is another one.
    private void TakeFromRenamed(ExecutedRelease release, MigrationInputs inputs, MigrationStack stack)
    {
        if (inputs.RenamedFrom is { } earlier && _renamed.Add((inputs.Database, earlier))
            && EarlierDatabase.Of(inputs, release.Plan) is not null && _stacks.TryGetValue(earlier, out var scripts))
        {
            _stacks.Remove(earlier);
            foreach (var script in scripts.Scripts)
            {
                stack.Push(script);
            }
        }
    }

    // A migration renames scripts in the journal, and an undo finds them there by their names of now, as do down scripts in the folder.
    private void Rename(ExecutedRelease release, Operation operation, MigrationStack stack, IReadOnlyList<string> present)
    {
        var inputs = (MigrationInputs)operation.Inputs;
        foreach (var script in stack.Scripts.Where(static script => script.Name.Length > 0).ToList())
        {
            var name = ScriptRenames.NewName(inputs.Renamed, script.Name);
            if (script.Inputs.Database != inputs.Database || (name != script.Name && !(present.Contains(script.Name) && HasSameText(script, release, inputs))))
            {
                var renamed = new AppliedScript(name, operation, release, DownScriptOf(release, inputs, name));
                stack.Replace(script, renamed);
                foreach (var ran in _ran.Values.Where(ran => ran.Contains(script)))
                {
                    ran[ran.IndexOf(script)] = renamed;
                }
            }
        }
    }

    // Another script may have taken the name. What was not sealed is the same as far as anyone knows.
    private static bool HasSameText(AppliedScript script, ExecutedRelease release, MigrationInputs inputs) =>
        release.FindSealed(DownScript.PathOfScript(inputs, script.Name)) is not { } now || script.Release.FindSealed(DownScript.PathOfScript(script.Inputs, script.Name)) is not { } then || now.Sha256 == then.Sha256;

    // Scripts that an undo does not mention still count; if they were undone after all, the journal of the driver has it.
    private void ReplayUndo(ExecutedRelease release, Operation operation, MigrationStack stack, IReadOnlyList<string> names)
    {
        var lost = names.Where(name => !stack.Remove(name)).ToList();
        if (lost.Count > 0)
        {
            _alreadyUndone[(release.Id, operation.Id)] = lost;
        }
    }

    private static SealedInput? DownScriptOf(ExecutedRelease release, MigrationInputs inputs, string script) =>
        inputs.Engine == DownScript.Engine ? release.FindSealed(DownScript.PathOf(inputs, script)) : null;

    private void AddDowns(string database, IReadOnlyList<AppliedScript> scripts)
    {
        for (var (start, number) = (0, 1); start < scripts.Count; number++)
        {
            var end = start + 1;
            while (end < scripts.Count && DownMigration.AreAlike(scripts[start].Inputs, scripts[end].Inputs))
            {
                end++;
            }

            var id = FormattableString.Invariant($"migration_{database}_down{(number == 1 ? "" : "_" + number)}");
            var down = new DownMigration(id, [.. scripts.Skip(start).Take(end - start)]);
            _downs.Add(down);
            foreach (var script in down.Scripts)
            {
                _undoneBy.Add(script, down);
            }

            start = end;
        }
    }
}
