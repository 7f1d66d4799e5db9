using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>A C# file as far as hints need it: what is code, which blocks are around a place, and how they start.</summary>
internal sealed class CSharpSource
{
    private static readonly Regex Declaration = new(
        @"(?<name>\w+)\s*(<[^<>()]*>)?\s*\((?<parameters>[^{};]*)\)\s*(where\b[^{};]*)?(=>[^{};]*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly HashSet<string> Keywords = new(["if", "for", "foreach", "while", "switch", "using", "lock", "catch", "fixed", "when", "else", "do", "try", "return", "await", "new"], StringComparer.Ordinal);

    private readonly string _shape;
    private readonly IReadOnlyList<(string Name, string Value)> _variables;

    private CSharpSource(string file, string text, string shape)
    {
        File = file;
        Text = text;
        _shape = shape;
        _variables = Development.Variables(text);
    }

    public string File { get; }

    /// <summary>The text, comments as spaces.</summary>
    public string Text { get; }

    public static CSharpSource Of(string file, string source)
    {
        var (text, shape) = CSharpScan.Blank(source);
        return new CSharpSource(file, text, shape);
    }

    /// <summary>Whether it has the text somewhere: cheaper than a pattern.</summary>
    public bool Has(string text) => Text.IndexOf(text, StringComparison.Ordinal) >= 0;

    /// <summary>The line of a place, counted from 1.</summary>
    public int LineOf(int index) => Text.Take(index).Count(static c => c == '\n') + 1;

    /// <summary>Whether a place is code, and not within quotes.</summary>
    public bool IsCode(int index) => _shape[index] != ' ';

    /// <summary>What is within the parentheses that open at a place.</summary>
    public string Arguments(int open) => Text.Substring(open + 1, Math.Max(0, EndOf(open) - open - 1));

    /// <summary>Whether the name of a method at a place is that of its declaration.</summary>
    public bool IsDeclaration(int index) => StartOfStatement(index) is var start && IsDeclaration(Text.Substring(start, index - start));

    /// <summary>The method that a place is in; null for top-level statements.</summary>
    public (string Name, bool IsExtension)? MethodAround(int index)
    {
        foreach (var (_, header, _) in Around(index))
        {
            var match = Declaration.Match(header);
            if (match.Success && !Keywords.Contains(match.Groups["name"].Value) && IsDeclaration(header.Substring(0, match.Index)))
            {
                return (match.Groups["name"].Value, match.Groups["parameters"].Value.TrimStart().StartsWith("this ", StringComparison.Ordinal));
            }
        }

        return null;
    }

    /// <summary>The start of the statement that a place is in, up to the place, then those of the blocks around it, from the inside.</summary>
    public IEnumerable<string> Starts(int index) => Around(index).Select(static block => block.Header);

    /// <summary>What follows a place in its statement.</summary>
    public string Rest(int index)
    {
        var depth = 0;
        for (var i = index; i < _shape.Length; i++)
        {
            depth += _shape[i] switch { '{' or '(' => 1, '}' or ')' => -1, _ => 0 };
            if (_shape[i] == ';' && depth <= 0)
            {
                return Text.Substring(index, i - index);
            }
        }

        return Text.Substring(index);
    }

    /// <summary>A method from a place in its head to its end.</summary>
    public string Method(int index)
    {
        var first = _shape.IndexOfAny(['{', ';'], index);
        for (var (i, depth) = (first, 0); i >= 0 && i < _shape.Length; i++)
        {
            depth += _shape[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return Text.Substring(index, i - index);
            }
        }

        return Text.Substring(index);
    }

    /// <summary>Where a place is reached, as far as its method says it.</summary>
    public Reach ReachAt(int index)
    {
        var reach = CSharpDirectives.After(Text.Substring(0, index));
        foreach (var (start, written, open) in Around(index))
        {
            var header = Development.Written(written, _variables);
            var other = Development.IsElse(header) ? Development.Written(BlockBefore(start, header), _variables) : "";
            if (Development.Says(header) || Development.SaysNot(other) || Development.Leaves(Development.Written(Text.Substring(open, index - open), _variables)))
            {
                return Reach.InDevelopment;
            }

            if (reach == Reach.Always && Development.IsCondition(header) && !Development.SaysNot(header) && !Development.Says(other))
            {
                reach = Reach.Sometimes;
            }
        }

        return reach;
    }

    // From the inside: the statement itself, then each block, with what it starts with.
    private IEnumerable<(int Start, string Header, int Open)> Around(int index)
    {
        var start = StartOfStatement(index);
        yield return (start, Text.Substring(start, index - start), index);
        for (var (i, depth) = (index - 1, 0); i >= 0; i--)
        {
            depth += _shape[i] switch { '}' => 1, '{' => -1, _ => 0 };
            if (depth < 0)
            {
                depth = 0;
                start = StartOfStatement(i);
                yield return (start, Text.Substring(start, i - start).TrimEnd(), i);
            }
        }

        yield return (0, "", 0);
    }

    private int StartOfStatement(int index)
    {
        for (var (i, depth) = (index - 1, 0); i >= 0; i--)
        {
            depth += _shape[i] switch { ')' => 1, '(' => -1, _ => 0 };
            if (_shape[i] is '{' or '}' || (_shape[i] == ';' && depth <= 0))
            {
                return i + 1;
            }
        }

        return 0;
    }

    // The header of the block that ends before an else.
    private string BlockBefore(int start, string header)
    {
        var end = start - 1;
        if (header.Length == 0 || end < 0 || _shape[end] != '}')
        {
            return "";
        }

        for (var (i, depth) = (end, 0); i >= 0; i--)
        {
            depth += _shape[i] switch { '}' => 1, '{' => -1, _ => 0 };
            if (depth == 0)
            {
                var first = StartOfStatement(i);
                return Text.Substring(first, i - first);
            }
        }

        return "";
    }

    private int EndOf(int open)
    {
        for (var (i, depth) = (open, 0); i < _shape.Length; i++)
        {
            depth += _shape[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return _shape.Length;
    }

    // A type comes before the name of a method, a dot or an operator before that of a call.
    private static bool IsDeclaration(string before) => before.TrimEnd() is { Length: > 0 } type && (char.IsLetterOrDigit(type[type.Length - 1]) || type[type.Length - 1] is '>' or '?' or ']')
        && !Keywords.Contains(type.Split(' ', '\n', '\t').Last());
}
