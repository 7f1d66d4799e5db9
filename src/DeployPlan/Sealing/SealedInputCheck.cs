using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Sealing;

/// <summary>Whether the files that operations will use are those that were reviewed.</summary>
internal sealed class SealedInputCheck
{
    // An ignore file may leave out thousands, and is an input itself.
    private const int MostNamed = 20;

    private readonly Plan _plan;
    private readonly SourceTree _tree;
    private readonly Action<InputDifference> _report;
    private readonly InputCollector _inputs;
    private readonly SealedFiles _files;
    private readonly Lazy<HashSet<string>> _members;
    private readonly HashSet<int> _seen = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private SealedInputCheck(Plan plan, SourceTree tree, DiagnosticBag diagnostics, Action<InputDifference> report)
    {
        (_plan, _tree, _report) = (plan, tree, report);
        _inputs = new InputCollector(tree, new ProjectBuilds(plan.Operations.Concat(plan.ManualOperations), tree), project => SourceSpan.WholeFile(tree.FullPath(project)), diagnostics, IsEarlier);
        _files = new SealedFiles(plan);
        _members = new Lazy<HashSet<string>>(() => new HashSet<string>(plan.SealedInputs.SelectMany(static input => input.Members ?? []).Select(static member => member.Path), StringComparer.Ordinal));
    }

    /// <summary>Reports every file that was edited, added or removed since the plan was made, and an operation that would use it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="operations">Those of its operations that are about to run.</param>
    /// <param name="tree">The files now.</param>
    /// <param name="diagnostics">Receives the differences.</param>
    public static void Check(Plan plan, IEnumerable<Operation> operations, SourceTree tree, DiagnosticBag diagnostics)
    {
        var check = new SealedInputCheck(plan, tree, diagnostics, difference => diagnostics.Add(difference.ToDiagnostic(tree)));
        foreach (var operation in operations)
        {
            var before = check.Certain;
            var taken = check._inputs.Collect(operation);
            if (plan.Rollback is not null)
            {
                check.CheckWhatIsUsed(operation, taken);
                continue;
            }

            if (check.Certain != before)
            {
                check.CheckAdded(operation.Id, static _ => true);
            }

            check.CheckContents(operation, static _ => true);
        }
    }

    /// <summary>Every difference between what operations of an earlier plan would use now and what they used then; what several use, once.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="operations">Some of its operations, as they would be repeated: where the first one may have built an image, they may have it.</param>
    /// <param name="tree">The files now.</param>
    public static IReadOnlyList<InputDifference> DifferencesOf(Plan plan, IEnumerable<Operation> operations, SourceTree tree)
    {
        // What cannot be sealed at all is said by sealing.
        var found = new List<InputDifference>();
        var check = new SealedInputCheck(plan, tree, new DiagnosticBag(), found.Add);
        foreach (var operation in operations)
        {
            check.CheckWhatIsUsed(operation, check._inputs.Collect(operation));
            found.AddRange(check._inputs.Composed.VariableImagesOf(operation)
                .Select(image => new InputDifference(InputChange.Variable, ((DeployInputs)operation.Inputs).ComposePath!, ((DeployInputs)operation.Inputs).ComposePath!, operation.Id) { Why = image }));
        }

        return found;
    }

    // Operations that are repeated share what they consume, but each uses only a part of it.
    private void CheckWhatIsUsed(Operation operation, IReadOnlyList<string> taken)
    {
        var isUsed = UsedInputs.Of(operation, taken, _inputs);
        CheckAdded(operation.Id, isUsed);
        CheckContents(operation, isUsed);
    }

    private void CheckAdded(string operation, Predicate<string> isUsed)
    {
        // A set of another name may have what one of the plan had: what is new in it is said.
        var newSets = _inputs.Sets.Where(set => _files.Find(set.Key) is null && !_inputs.MayAppear.Contains(set.Key) && isUsed(set.Key))
            .SelectMany(set => set.Value.Where(path => !_members.Value.Contains(path)).Select(path => (Input: set.Key, Path: path)));
        var newFiles = _inputs.Files.Where(path => !_inputs.MayAppear.Contains(path) && _files.Find(path) is null && isUsed(path)).Select(static path => (Input: path, Path: path));
        foreach (var (input, path) in newFiles.Concat(newSets))
        {
            if (_known.Add(path) && _files.Find(path) is null && _tree.FileExists(path))
            {
                _report(new InputDifference(InputChange.Added, input, path, operation));
            }
        }
    }

    private void CheckContents(Operation operation, Predicate<string> isUsed)
    {
        foreach (var number in _files.Of(operation))
        {
            if (isUsed(_plan.SealedInputs[number].Path) && _seen.Add(number))
            {
                CheckContent(_plan.SealedInputs[number], operation.Id);
            }
        }
    }

    private int Certain => _inputs.Files.Count + _inputs.Sets.Count - _inputs.MayAppear.Count;

    private void CheckContent(SealedInput input, string operation)
    {
        if (input.Count is null)
        {
            CheckFile(input, input.Path, operation);
        }
        else if (_inputs.Sets.TryGetValue(input.Path, out var members))
        {
            CheckSet(input, PlanSealing.Hash(members, path => _inputs.HashMember(input.Path, path)), operation);
        }
        else if (!_inputs.IsReported(input.Path.TrimEnd('/')))
        {
            CheckSet(input, [], operation);
        }
    }

    // Whether there was something to say: it is another one now.
    private bool CheckFile(SealedInput file, string input, string operation)
    {
        var found = _tree.FolderExists(file.Path) ? null : IsEarlier ? _tree.HashFile(file.Path) : _tree.HashInput(file.Path);
        if (_tree.Unreadable.TryGetValue(file.Path, out var why))
        {
            _report(new InputDifference(InputChange.Unreadable, input, file.Path, operation) { Why = why });
            return true;
        }

        if (found == file.Sha256)
        {
            return false;
        }

        _report(new InputDifference(found is null ? InputChange.Removed : InputChange.Edited, input, file.Path, operation));
        return true;
    }

    private bool IsEarlier => _plan.Minor < PlanFormat.FirstWithSets;

    private void CheckSet(SealedInput set, List<SealedInput> now, string operation)
    {
        if (set.Sha256 == InputSets.DigestOf(now))
        {
            return;
        }

        if (set.Members is not { } then)
        {
            _report(new InputDifference(InputChange.Set, set.Path, set.Path, operation) { Planned = set.Count ?? 0, Now = now.Count });
            return;
        }

        var planned = then.ToDictionary(static member => member.Path, static member => member.Sha256, StringComparer.Ordinal);
        foreach (var member in now)
        {
            if (!planned.TryGetValue(member.Path, out var sha256))
            {
                _report(new InputDifference(InputChange.Added, set.Path, member.Path, operation));
            }
            else if (sha256 != member.Sha256)
            {
                _report(new InputDifference(InputChange.Edited, set.Path, member.Path, operation));
            }

            planned.Remove(member.Path);
        }

        var unchanged = planned.Keys.Where(path => _tree.HashLink(path) == planned[path] || !CheckFile(new SealedInput(path, planned[path]), set.Path, operation)).ToList();
        var leftOut = unchanged.Where(path => !_inputs.Sets.Values.Any(other => other.Contains(path))).ToList();
        if (leftOut.Count > MostNamed || leftOut.Count < unchanged.Count)
        {
            _report(new InputDifference(InputChange.Set, set.Path, set.Path, operation) { Planned = then.Count, Now = now.Count });
            return;
        }

        foreach (var path in leftOut)
        {
            _report(new InputDifference(InputChange.LeftOut, set.Path, path, operation));
        }
    }
}
