using System.Globalization;
using System.Text.RegularExpressions;

namespace DeployPlan.Host.Migrations;

/// <summary>Why a migration did not succeed.</summary>
/// <param name="Code">DPL41xx, see docs/drivers.md.</param>
/// <param name="Text">What is wrong; what to do instead.</param>
internal sealed partial record Failure(string Code, string Text)
{
    /// <summary>Full path of the script; empty if it is not about one.</summary>
    public string File { get; init; } = "";

    /// <summary>From 1; 0 if only the file is known.</summary>
    public int Line { get; init; }

    /// <summary>From 1; 0 if only the line is known.</summary>
    public int Column { get; init; }

    /// <summary>Whether what ran of the script before it failed stays in the database.</summary>
    public bool IsHalfRun { get; init; }

    /// <summary>With advice for a script that is not one transaction, where an earlier attempt may have made what is there.</summary>
    /// <param name="isFirst">Whether the database has no record of any script.</param>
    public Failure MayBeHalfRun(bool isFirst) => IsOfExisting().IsMatch(Text)
        ? this with
        {
            Text = Text + "; an earlier attempt may have run a part of this script, which stayed: look at the database, undo that part, and apply again"
                + (isFirst ? "; only if another tool has made it, take the database over with -t:DeployPlanBaseline" : ""),
        }
        : this;

    /// <summary>With advice for the first script of a database that has no record of any, where what it makes is there already.</summary>
    public Failure MayBeOfAnotherTool() => Text.Contains("already exists", StringComparison.OrdinalIgnoreCase) || Text.Contains("already an object", StringComparison.OrdinalIgnoreCase)
        ? this with { Text = Text + "; the database has no record of any script: if another tool has migrated it, take it over first, with -t:DeployPlanBaseline" }
        : this;

    /// <summary>The line that the driver reads.</summary>
    public string ToLine() => string.Join('\t', "error", Code, File, Line.ToString(CultureInfo.InvariantCulture), Column.ToString(CultureInfo.InvariantCulture), OneLine(Text));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');

    [GeneratedRegex(@"already exists|already an object|duplicate|unique constraint", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex IsOfExisting();
}
