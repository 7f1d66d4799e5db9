using System.Text;
using System.Text.RegularExpressions;

namespace DeployPlan.Scripts;

/// <summary>
/// Finds what was written for other tools, without knowing the database: only what is outside quotes in every way to read the script counts. So it may miss
/// something, which the migrator finds once it knows the database, but what it finds is there.
/// </summary>
internal sealed class ScriptScan
{
    private const int LongestWord = 400;

    // With the longest list of columns: 1,600 names of 63 bytes.
    private const int LongestCopy = 110_000;
    private const string MysqlClient = "the client mysql";

    private static readonly Regex Begins = Pattern(@"^(BEGIN(\s+(WORK|TRAN|TRANSACTION|DEFERRED|IMMEDIATE|EXCLUSIVE|ISOLATION|READ)\b[^;]*)?|START\s+TRANSACTION\b[^;]*|COMMIT(\s+(WORK|TRAN|TRANSACTION))?)\s*(;|$)");
    private static readonly Regex Copy = Pattern(@"^COPY\s");
    private static readonly Regex Copies = Pattern(@"^COPY\s[^;]*\sFROM\s+STDIN\b");
    private static readonly Regex Makes = Pattern(@"^(CREATE|ALTER)\s");
    private static readonly Regex Block = Pattern(@"^BEGIN\s+NOT\s+ATOMIC\b");
    private static readonly Regex Batch = Pattern(@"^GO([ \t]+\d+)?[ \t]*(--.*)?\r?$");
    private static readonly Regex Sqlcmd = Pattern(@"^:(r|setvar|connect|on\s+error|out|error|exit|quit|listvar|reset|serverlist|xml)\b");

    private static readonly Regex Mysql = Pattern(@"^(source|system|(?:no)?tee|(?:no)?pager)([ \t]+[^\s=(]|[ \t;]*\r?$)");
    private static readonly Regex Backslash = Pattern(@"^\\[^\s;]*");
    private static readonly Regex OfMysqlAlone = Pattern(@"^\\(\.[ \t]+\S|G(?!\w))", RegexOptions.None);

    private readonly List<ForeignFinding> _found = [];
    private readonly byte[] _text;
    private readonly ScriptLexis _lexis;
    private readonly string? _dialect;

    // A down half without a statement undoes nothing.
    private ForeignFinding? _undoHalf;
    private bool _isStatementStart = true;

    // A body of statements has BEGIN and COMMIT of its own; where it ends depends on the database.
    private bool _mayBeInBody;
    private bool _isMaking;

    private ScriptScan(byte[] text, ScriptLexis lexis, string? dialect)
    {
        _text = text;
        _lexis = lexis;
        _dialect = dialect;
    }

    /// <summary>Everything that is found, in the order of the script.</summary>
    /// <param name="text">The script, UTF-8.</param>
    /// <param name="dialect">The dialect of the database; null if it is not known.</param>
    public static IReadOnlyList<ForeignFinding> Find(byte[] text, string? dialect)
    {
        var ways = ScriptLexis.Of(dialect);
        IEnumerable<ForeignFinding> found = Run(text, ways[0], dialect);
        for (var i = 1; i < ways.Count; i++)
        {
            found = found.Intersect(Run(text, ways[i], dialect));
        }

        return [.. found];
    }

    private static List<ForeignFinding> Run(byte[] text, ScriptLexis lexis, string? dialect)
    {
        var scan = new ScriptScan(text, lexis, dialect);
        var i = text.Length >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0;
        for (var isLineStart = true; i < text.Length;)
        {
            if (text[i] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                isLineStart |= text[i] is (byte)'\n' or (byte)'\r';
                i++;
                continue;
            }

            i = scan.Take(i, isLineStart);
            isLineStart = i > 0 && i <= text.Length && text[i - 1] is (byte)'\n' or (byte)'\r';
        }

        return scan._found;
    }

    // Takes what is at i, and gives what follows it.
    private int Take(int i, bool isLineStart)
    {
        if (IsComment(i))
        {
            return TakeLineComment(i, isLineStart);
        }

        if (_text[i] == '/' && Next(i) == '*')
        {
            return ScriptQuotes.EndOfBlockComment(_text, i, _lexis);
        }

        if ((_text[i] == '\\' && !IsNull(i)) || (isLineStart && IsClientCommand(i)))
        {
            return TakeCommand(i);
        }

        if (isLineStart && Batch.IsMatch(LineAt(i)))
        {
            _found.Add(new ForeignFinding(ForeignText.BatchSeparator, i, "GO", "SQL Server"));
            _isStatementStart = true;
            return EndOfLine(i);
        }

        return TakeSql(i);
    }

    private int TakeSql(int i)
    {
        if (_text[i] == ';')
        {
            _isStatementStart = true;
            _isMaking = false;
            return i + 1;
        }

        if (_undoHalf is { } half)
        {
            _found.Add(half);
            _undoHalf = null;
        }

        if (_isStatementStart)
        {
            _isStatementStart = false;
            TakeStatement(i);
        }

        if (ScriptQuotes.EndOfQuoted(_text, i, _lexis) is var quoted && quoted > i)
        {
            return quoted;
        }

        var end = ScriptQuotes.EndOfWord(_text, i);
        _mayBeInBody |= _isMaking && end - i == 5 && string.Equals(Encoding.ASCII.GetString(_text, i, 5), "BEGIN", StringComparison.OrdinalIgnoreCase);
        return Math.Max(end, i + 1);
    }

    private void TakeStatement(int i)
    {
        var start = TextAt(i, LongestWord);
        _isMaking = Makes.IsMatch(start);
        _mayBeInBody |= Block.IsMatch(start);
        if (Copies.Match(Copy.IsMatch(start) ? TextAt(i, LongestCopy) : start) is { Success: true } copy)
        {
            _found.Add(new ForeignFinding(ForeignText.CopyData, i, Words(copy.Value), "psql"));
        }
        else if (!_mayBeInBody && Begins.Match(start) is { Success: true } begin)
        {
            _found.Add(new ForeignFinding(ForeignText.Transaction, i, Words(begin.Value.TrimEnd(';')), ""));
        }
    }

    private string TextAt(int i, int most) => Encoding.UTF8.GetString(_text, i, Math.Min(most, _text.Length - i));

    private int TakeLineComment(int i, bool isLineStart)
    {
        if (isLineStart && ForeignComment.Find(LineAt(i).Substring(_text[i] == '#' ? 1 : 2)) is { } comment)
        {
            var finding = new ForeignFinding(comment.Kind, i, LineAt(i).Trim(), comment.Tool, comment.Instead);
            if (comment.Kind == ForeignText.UndoHalf)
            {
                _undoHalf ??= finding;
            }
            else
            {
                _found.Add(finding);
            }
        }

        return EndOfLine(i);
    }

    private int TakeCommand(int i)
    {
        var line = LineAt(i);
        var (command, tool) = _text[i] switch
        {
            (byte)'\\' => (Backslash.Match(line).Value, _dialect == SqlDialects.MySql || (_dialect is null && OfMysqlAlone.IsMatch(line)) ? MysqlClient : "psql"),
            (byte)':' => (Words(line).Split(' ')[0], "sqlcmd"),
            (byte)'.' => (Words(line).Split(' ')[0], "sqlite3"),
            _ => (Mysql.Match(line).Groups[1].Value, MysqlClient),
        };
        _found.Add(new ForeignFinding(ForeignText.ClientCommand, i, command, tool));
        return EndOfLine(i);
    }

    // A number may start with a dot, so only a statement that does is a command.
    private bool IsClientCommand(int i) =>
        (_text[i] == '.' && _isStatementStart && ScriptQuotes.IsLetter(Next(i))) || (_text[i] == ':' && Sqlcmd.IsMatch(LineAt(i)))
        || (_isStatementStart && ScriptQuotes.IsLetter(_text[i]) && _dialect is null or SqlDialects.MySql && Mysql.IsMatch(LineAt(i)));

    private bool IsComment(int i) => (_text[i] == '-' && Next(i) == '-') || (_text[i] == '#' && (_lexis.HasBackslashes || Next(i) == ' '));

    // \N, as exports of MySQL write NULL.
    private bool IsNull(int i) => Next(i) == 'N' && Next(i + 1) is var after && after != '_' && !(after < 128 && char.IsLetterOrDigit((char)after));

    private int Next(int i) => i + 1 < _text.Length ? _text[i + 1] : 0;

    private string LineAt(int i) => Encoding.UTF8.GetString(_text, i, Math.Min(LongestWord, EndOfLine(i) - i)).TrimEnd('\n');

    // A carriage return ends a line too: where it ends no comment of the database, the migrator refuses the script.
    private int EndOfLine(int i)
    {
        while (i < _text.Length && _text[i] is not ((byte)'\n' or (byte)'\r'))
        {
            i++;
        }

        return i == _text.Length ? i : _text[i] == '\r' && Next(i) == '\n' ? i + 2 : i + 1;
    }

    private static string Words(string text) => Regex.Replace(text.Trim(), @"\s+", " ");

    private static Regex Pattern(string pattern, RegexOptions options = RegexOptions.IgnoreCase) => new(pattern, options | RegexOptions.CultureInvariant);
}
