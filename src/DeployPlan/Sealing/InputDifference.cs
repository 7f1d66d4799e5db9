using DeployPlan.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Sealing;

/// <summary>How what an operation would use is another thing than what was sealed.</summary>
internal enum InputChange
{
    /// <summary>The file has other content.</summary>
    Edited,

    /// <summary>The file is gone.</summary>
    Removed,

    /// <summary>The operation would use the file now, and the plan does not have it.</summary>
    Added,

    /// <summary>The file cannot be read.</summary>
    Unreadable,

    /// <summary>The file is as it was, but the operation would not use it now.</summary>
    LeftOut,

    /// <summary>The file is as it was, but names a variable whose value was not kept.</summary>
    Variable,

    /// <summary>The files of a set are others; which ones is not known, or they are too many.</summary>
    Set,
}

/// <summary>One difference between what was sealed and what is there.</summary>
/// <param name="Change">What it is.</param>
/// <param name="Input">The sealed input that it is of: the path of the file, or of the set that has it.</param>
/// <param name="Path">The file, or the set.</param>
/// <param name="Operation">The id of an operation that would use it.</param>
internal sealed record InputDifference(InputChange Change, string Input, string Path, string Operation)
{
    /// <summary>Why a file cannot be read; or what names a variable.</summary>
    public string Why { get; init; } = "";

    /// <summary>How many files a set had.</summary>
    public int Planned { get; init; }

    /// <summary>How many it has.</summary>
    public int Now { get; init; }

    /// <summary>What is said before the plan is applied.</summary>
    public Diagnostic ToDiagnostic(SourceTree tree)
    {
        var file = tree.FullPath(Path.TrimEnd('/'));
        return Change switch
        {
            InputChange.Edited => ExecutionDiagnostics.InputEdited(file, Operation),
            InputChange.Removed => ExecutionDiagnostics.InputRemoved(file, Operation),
            InputChange.Added => ExecutionDiagnostics.InputAdded(file, Operation),
            InputChange.Unreadable => ExecutionDiagnostics.InputUnreadable(file, Operation, Why),
            InputChange.LeftOut => ExecutionDiagnostics.InputLeftOut(file, Operation),
            _ => ExecutionDiagnostics.SetChanged(file, Operation, Planned, Now),
        };
    }
}
