namespace DeployPlan.Diagnostics;

/// <summary>A range of a text file: where a value was written.</summary>
/// <param name="File">The full path of the file, as MSBuild prints it.</param>
/// <param name="Line">The first line, counted from 1; 0 when the whole file is meant.</param>
/// <param name="Column">The first column in UTF-16 units, counted from 1; 0 when the whole line is meant.</param>
/// <param name="EndLine">The last line, counted from 1.</param>
/// <param name="EndColumn">The column after the last one, counted from 1.</param>
internal readonly record struct SourceSpan(string File, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The file as a whole, for what has no line of its own.</summary>
    public static SourceSpan WholeFile(string file) => new(file, 0, 0, 0, 0);

    /// <summary>Its first position alone.</summary>
    public SourceSpan AtStart() => this with { EndLine = Line, EndColumn = Column };

    /// <summary>Position order: file (ordinal), then line, then column.</summary>
    public int CompareTo(SourceSpan other)
    {
        var byFile = string.CompareOrdinal(File, other.File);
        if (byFile != 0)
        {
            return byFile;
        }

        return Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);
    }
}
