namespace DeployPlan.Diagnostics;

/// <summary>Collects the diagnostics of a run, each once, and returns them sorted by position.</summary>
internal sealed class DiagnosticBag
{
    // More would not be read, and a hostile file could cause millions.
    private const int MostOfOneSeverity = 10_000;

    private readonly HashSet<Diagnostic> _seen = [];
    private readonly int[] _kept = new int[3];
    private Diagnostic? _firstDropped;
    private int _dropped;

    /// <summary>Whether any diagnostic so far prevents a plan.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Adds a diagnostic; one that is already there (an environment may read the same line again) is not added twice.</summary>
    public void Add(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.Severity == Severity.Error;
        if (_kept[(int)diagnostic.Severity] == MostOfOneSeverity)
        {
            _firstDropped ??= diagnostic;
            _dropped++;
        }
        else if (_seen.Add(diagnostic))
        {
            _kept[(int)diagnostic.Severity]++;
        }
    }

    /// <summary>Adds all of them.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>Whether there is such a one.</summary>
    public bool Contains(Predicate<Diagnostic> match)
    {
        foreach (var diagnostic in _seen)
        {
            if (match(diagnostic))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Removes diagnostics that must not be reported after all; an error among them still prevents a plan.</summary>
    internal void RemoveAll(Predicate<Diagnostic> match) => _seen.RemoveWhere(match);

    /// <summary>All diagnostics, by file, line, column, code and text; if there are too many, the first ones and how many more there are.</summary>
    public IReadOnlyList<Diagnostic> ToSortedList()
    {
        var sorted = new List<Diagnostic>(_seen);
        if (_firstDropped is { } first)
        {
            sorted.Add(DocumentDiagnostics.More(SourceSpan.WholeFile(first.Span.File), first.Severity, _dropped));
        }

        sorted.Sort(static (a, b) =>
        {
            var byPosition = a.Span.CompareTo(b.Span);
            if (byPosition != 0)
            {
                return byPosition;
            }

            var byCode = string.CompareOrdinal(a.Code, b.Code);
            return byCode != 0 ? byCode : string.CompareOrdinal(a.Message, b.Message);
        });
        return sorted;
    }
}
