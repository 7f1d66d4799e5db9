using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Scripts;

namespace DeployPlan.Commands;

/// <summary>Whether the SQL scripts of plans do what their authors meant: found when planning, where nothing has run yet.</summary>
/// <param name="tree">The files around the config.</param>
/// <param name="diagnostics">Takes what is found.</param>
internal sealed class ScriptReview(SourceTree tree, DiagnosticBag diagnostics)
{
    // The environments of a config mostly have the same scripts.
    private readonly Dictionary<(string Path, string? Dialect), IReadOnlyList<Diagnostic>> _known = [];

    /// <summary>Checks the scripts of every migration of the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="databases">The names of all databases of its environment.</param>
    /// <param name="history">What the environment has run.</param>
    public void Check(Plan plan, IReadOnlyCollection<string> databases, ScriptHistory history)
    {
        foreach (var operation in plan.Operations.Concat(plan.ManualOperations))
        {
            if (operation.Inputs is MigrationInputs { Engine: DownScript.Engine, Direction: MigrationDirection.Up } migration)
            {
                var scripts = new MigrationScripts(migration, tree);
                Check(scripts, new ScriptIdentity(migration, databases, history, scripts, tree));
            }
        }
    }

    private void Check(MigrationScripts scripts, ScriptIdentity identity)
    {
        if (!HasPassedOver(scripts.Migration.Path) && scripts.Forward.Count == 0)
        {
            diagnostics.Add(ScriptDiagnostics.NoScript(tree.FullPath(scripts.Migration.Path), scripts.Migration.Database));
        }

        CheckNames(scripts, identity);
        diagnostics.AddRange(identity.Problems(scripts, tree));
        foreach (var path in scripts.All)
        {
            // What has run does not run again, however it was written.
            if (identity.HasRun(scripts.NameOf(path)))
            {
                continue;
            }

            var dialect = scripts.Migration.Dialect;
            if (!_known.TryGetValue((path, dialect), out var found))
            {
                _known.Add((path, dialect), found = TextProblems(path, dialect));
            }

            diagnostics.AddRange(found);
        }
    }

    private bool HasPassedOver(string path)
    {
        var any = false;
        foreach (var folder in tree.ListPassedOver(path, MigrationScripts.Ending).GroupBy(file => FolderRule.PassedOver(file, path)!, StringComparer.Ordinal))
        {
            diagnostics.Add(SealingDiagnostics.PassedOver(tree.FullPath(folder.Key), folder.Count()));
            any = true;
        }

        return any;
    }

    private void CheckNames(MigrationScripts scripts, ScriptIdentity identity)
    {
        var paths = scripts.Forward;
        var all = new HashSet<string>(paths, StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var file = SourceSpan.WholeFile(tree.FullPath(path));
            if (ForeignName.UndoneBy(path, all) is { } undone)
            {
                diagnostics.Add(ScriptDiagnostics.UndoName(file, FileName(path), FileName(undone), FileName(DownScriptName.Of(undone))));
            }
            else if (ForeignName.Repeated(path) is { } what)
            {
                diagnostics.Add(ScriptDiagnostics.Repeated(file, FileName(path), what));
            }
        }

        // One is enough to see what is wrong, and where both have run it is too late.
        foreach (var (early, late) in ScriptOrder.Misplaced(paths))
        {
            var (first, second) = (scripts.NameOf(early), scripts.NameOf(late));
            if (!identity.HasRun(first) || !identity.HasRun(second))
            {
                diagnostics.Add(ScriptDiagnostics.NumbersInOtherOrder(SourceSpan.WholeFile(tree.FullPath(late)), first, second, ScriptOrder.Padded(second, first)));
                return;
            }
        }
    }

    private IReadOnlyList<Diagnostic> TextProblems(string path, string? dialect)
    {
        // The migrator says what it makes of other encodings.
        if (tree.ReadFile(path) is not { } text || text is [0xFE or 0xFF, 0xFE or 0xFF, ..])
        {
            return [];
        }

        var found = new List<Diagnostic>();
        foreach (var finding in ScriptScan.Find(text, dialect))
        {
            if (ProblemOf(finding, path, text, dialect) is { } problem)
            {
                found.Add(problem);
            }
        }

        return found;
    }

    private Diagnostic? ProblemOf(ForeignFinding finding, string path, byte[] text, string? dialect)
    {
        var at = SpanOf(path, text, finding.Offset);
        return finding.Kind switch
        {
            ForeignText.UndoHalf => ScriptDiagnostics.UndoHalf(at, finding.Text, finding.Tool, FileName(DownScriptName.Of(path))),
            ForeignText.ClientCommand => ScriptDiagnostics.ClientCommand(at, finding.Text, finding.Tool),
            ForeignText.CopyData => ScriptDiagnostics.CopyData(at, finding.Text),
            ForeignText.BatchSeparator => dialect == SqlDialects.SqlServer ? null : ScriptDiagnostics.BatchSeparator(at, dialect),
            ForeignText.Directive => ScriptDiagnostics.Directive(at, finding.Text, finding.Tool, finding.Instead),
            _ when dialect == SqlDialects.SqlServer || ScriptHead.HasNoTransaction(text) => null,
            _ => ScriptDiagnostics.Transaction(at, finding.Text, Encoding.UTF8.GetString(text).Contains("__EFMigrationsHistory")),
        };
    }

    private SourceSpan SpanOf(string path, byte[] text, int offset)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < offset; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n'))
            {
                line++;
                start = i + 1;
            }
        }

        // A byte order mark is no column.
        start = start == 0 && text is [0xEF, 0xBB, 0xBF, ..] ? 3 : start;
        var column = Encoding.UTF8.GetCharCount(text, start, offset - start) + 1;
        return new SourceSpan(tree.FullPath(path), line, column, line, column);
    }

    private static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
