using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Scripts;

namespace DeployPlan.Commands;

/// <summary>Whether the SQL scripts of plans do what their authors meant: found when planning, where nothing has run yet.</summary>
/// <param name="tree">The files around the config.</param>
/// <param name="diagnostics">Takes what is found.</param>
internal sealed class ScriptCheck(SourceTree tree, DiagnosticBag diagnostics)
{
    private const string Ending = ".sql";

    // The environments of a config mostly have the same scripts.
    private readonly Dictionary<(string Path, string? Dialect), IReadOnlyList<Diagnostic>> _known = [];

    /// <summary>Checks the scripts of every migration of the plan.</summary>
    public void Check(Plan plan)
    {
        foreach (var operation in plan.Operations.Concat(plan.ManualOperations))
        {
            if (operation.Inputs is MigrationInputs { Engine: DownScript.Engine, Direction: MigrationDirection.Up } migration)
            {
                Check(migration);
            }
        }
    }

    private void Check(MigrationInputs migration)
    {
        var paths = tree.FileExists(migration.Path) ? [migration.Path] : tree.ListFiles(migration.Path, Ending);
        var forward = paths.Where(static path => !DownScriptName.Is(path)).ToList();
        CheckNames(forward, NameOf);
        foreach (var path in paths)
        {
            if (!_known.TryGetValue((path, migration.Dialect), out var found))
            {
                _known.Add((path, migration.Dialect), found = TextProblems(path, migration.Dialect));
            }

            diagnostics.AddRange(found);
        }

        // As the journal calls it.
        string NameOf(string path) => path == migration.Path ? FileName(path) : migration.Path == "." ? path : path.Substring(migration.Path.Length + 1);
    }

    private void CheckNames(List<string> paths, Func<string, string> nameOf)
    {
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

        if (ScriptOrder.FirstMisplaced(paths) is var (early, late))
        {
            var (first, second) = (nameOf(early), nameOf(late));
            diagnostics.Add(ScriptDiagnostics.NumbersInOtherOrder(SourceSpan.WholeFile(tree.FullPath(late)), first, second, ScriptOrder.Padded(second, first)));
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
            if (text[i] == '\n')
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
