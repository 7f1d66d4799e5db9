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
    private readonly DiagnosticBag _diagnostics;
    private readonly InputCollector _inputs;
    private readonly SealedFiles _files;
    private readonly Lazy<HashSet<string>> _members;

    private SealedInputCheck(Plan plan, SourceTree tree, DiagnosticBag diagnostics)
    {
        (_plan, _tree, _diagnostics) = (plan, tree, diagnostics);
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
        var check = new SealedInputCheck(plan, tree, diagnostics);
        var seen = new HashSet<int>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            check.CheckAdded(operation, known);
            foreach (var number in check._files.Of(operation))
            {
                if (seen.Add(number))
                {
                    check.CheckContent(plan.SealedInputs[number], operation.Id);
                }
            }
        }
    }

    private void CheckAdded(Operation operation, HashSet<string> reported)
    {
        var before = Certain;
        _inputs.Collect(operation);
        if (Certain == before)
        {
            return;
        }

        // A set of another name may have what one of the plan had: what is new in it is said.
        var newSets = _inputs.Sets.Where(set => _files.Find(set.Key) is null && !_inputs.MayAppear.Contains(set.Key)).SelectMany(static set => set.Value).Where(path => !_members.Value.Contains(path));
        foreach (var path in _inputs.Files.Where(path => !_inputs.MayAppear.Contains(path)).Concat(newSets))
        {
            if (reported.Add(path) && _files.Find(path) is null && _tree.FileExists(path))
            {
                _diagnostics.Add(ExecutionDiagnostics.InputAdded(_tree.FullPath(path), operation.Id));
            }
        }
    }

    private int Certain => _inputs.Files.Count + _inputs.Sets.Count - _inputs.MayAppear.Count;

    private void CheckContent(SealedInput input, string operation)
    {
        if (input.Count is null)
        {
            CheckFile(input, operation);
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
    private bool CheckFile(SealedInput input, string operation)
    {
        var file = _tree.FullPath(input.Path);
        var found = _tree.FolderExists(input.Path) ? null : IsEarlier ? _tree.HashFile(input.Path) : _tree.HashInput(input.Path);
        if (_tree.Unreadable.TryGetValue(input.Path, out var why))
        {
            _diagnostics.Add(ExecutionDiagnostics.InputUnreadable(file, operation, why));
            return true;
        }

        if (found == input.Sha256)
        {
            return false;
        }

        _diagnostics.Add(found is null ? ExecutionDiagnostics.InputRemoved(file, operation) : ExecutionDiagnostics.InputEdited(file, operation));
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
            _diagnostics.Add(ExecutionDiagnostics.SetChanged(_tree.FullPath(set.Path.TrimEnd('/')), operation, set.Count ?? 0, now.Count));
            return;
        }

        var planned = then.ToDictionary(static member => member.Path, static member => member.Sha256, StringComparer.Ordinal);
        foreach (var member in now)
        {
            if (!planned.TryGetValue(member.Path, out var sha256))
            {
                _diagnostics.Add(ExecutionDiagnostics.InputAdded(_tree.FullPath(member.Path), operation));
            }
            else if (sha256 != member.Sha256)
            {
                _diagnostics.Add(ExecutionDiagnostics.InputEdited(_tree.FullPath(member.Path), operation));
            }

            planned.Remove(member.Path);
        }

        var unchanged = planned.Keys.Where(path => _tree.HashLink(path) == planned[path] || !CheckFile(new SealedInput(path, planned[path]), operation)).ToList();
        var leftOut = unchanged.Where(path => !_inputs.Sets.Values.Any(other => other.Contains(path))).ToList();
        if (leftOut.Count > MostNamed || leftOut.Count < unchanged.Count)
        {
            _diagnostics.Add(ExecutionDiagnostics.SetChanged(_tree.FullPath(set.Path.TrimEnd('/')), operation, then.Count, now.Count));
            return;
        }

        foreach (var path in leftOut)
        {
            _diagnostics.Add(ExecutionDiagnostics.InputLeftOut(_tree.FullPath(path), operation));
        }
    }
}
