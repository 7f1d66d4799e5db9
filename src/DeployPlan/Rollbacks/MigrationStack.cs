using DeployPlan.Plans;

namespace DeployPlan.Rollbacks;

/// <summary>The scripts of one database that ran since the target and still count, the last one on top: only from the top can they be undone.</summary>
internal sealed class MigrationStack
{
    private readonly List<AppliedScript> _scripts = [];

    /// <summary>Notes what a migration ran; gives back what was noted before, where a release that was continued had noted it.</summary>
    public AppliedScript Push(AppliedScript script)
    {
        if (script.Name.Length > 0 && _scripts.Find(known => known.Name == script.Name) is { } noted)
        {
            return noted;
        }

        _scripts.Add(script);
        return script;
    }

    /// <summary>Notes that a script was undone; false if it is not among those that ran since the target.</summary>
    public bool Remove(string name)
    {
        var index = _scripts.FindLastIndex(script => script.Name == name);
        if (index >= 0)
        {
            _scripts.RemoveAt(index);
        }

        return index >= 0;
    }

    /// <summary>Replaces what is noted of a script.</summary>
    public void Replace(AppliedScript script, AppliedScript by) => _scripts[_scripts.IndexOf(script)] = by;

    /// <summary>Takes off what can be undone, in the order in which to undo it.</summary>
    public IReadOnlyList<AppliedScript> TakeUndoable()
    {
        var taken = new List<AppliedScript>();
        while (_scripts.Count > 0 && _scripts[_scripts.Count - 1] is { DownScript: not null } top)
        {
            taken.Add(top);
            _scripts.RemoveAt(_scripts.Count - 1);
        }

        return taken;
    }

    /// <summary>What has run and still counts, the first one first; after <see cref="TakeUndoable"/>, what stays.</summary>
    public IReadOnlyList<AppliedScript> Scripts => _scripts;
}

/// <summary>A script that a migration ran.</summary>
/// <param name="Name">Its name; empty if it is unknown which scripts ran.</param>
/// <param name="Operation">The operation that ran it.</param>
/// <param name="Release">Its release.</param>
/// <param name="DownScript">The sealed script that undoes it; null if there is none.</param>
internal sealed record AppliedScript(string Name, Operation Operation, ExecutedRelease Release, SealedInput? DownScript)
{
    public MigrationInputs Inputs => (MigrationInputs)Operation.Inputs;
}
