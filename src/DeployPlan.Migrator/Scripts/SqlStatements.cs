namespace DeployPlan.Migrator.Scripts;

/// <summary>
/// The statements of a script. DbUp splits where a semicolon has a line of its own, also in the body of a function, and an error of the server is about one
/// statement: to say its line in the file the statement must be known.
/// </summary>
internal sealed class SqlStatements
{
    private readonly List<Statement> _found = [];
    private readonly List<string> _words = [];
    private readonly string _sql;
    private readonly SqlDialect _dialect;

    // The last two words or signs, to know the end of a body of statements: ; END ;
    private string _last = "";
    private string _secondLast = "";
    private int _start = -1;
    private int _depth;
    private bool _isInBody;

    private SqlStatements(string sql, SqlDialect dialect)
    {
        _sql = sql;
        _dialect = dialect;
    }

    /// <summary>The statements in their order, without those that are empty.</summary>
    public static IReadOnlyList<Statement> Split(string sql, SqlDialect dialect)
    {
        var statements = new SqlStatements(sql, dialect);
        var i = 0;
        while (i < sql.Length)
        {
            i = statements.Take(i);
        }

        statements.End(sql.Length);
        return statements._found;
    }

    // Takes what is at i, and gives what follows it.
    private int Take(int i)
    {
        if (char.IsWhiteSpace(_sql[i]))
        {
            return i + 1;
        }

        if (SqlText.EndOfComment(_sql, i, _dialect) is var comment && comment > i)
        {
            return comment;
        }

        if (_sql[i] == ';' && _depth <= 0 && (!_isInBody || (_last == "END" && _secondLast is ";" or "ATOMIC")))
        {
            End(i);
            return i + 1;
        }

        _start = _start < 0 ? i : _start;
        if (SqlText.EndOfQuoted(_sql, i, _dialect, hasBackslashes: false) is var quoted && quoted > i)
        {
            Remember("'");
            return quoted;
        }

        if (SqlText.EndOfWord(_sql, i) is var word && word > i)
        {
            return TakeWord(i, word);
        }

        _depth += _sql[i] switch
        {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        Remember(_sql[i].ToString());
        return i + 1;
    }

    private int TakeWord(int start, int end)
    {
        var word = _sql[start..end].ToUpperInvariant();
        if (word == "E" && _dialect == SqlDialect.PostgreSql && end < _sql.Length && _sql[end] == '\'')
        {
            Remember("'");
            return SqlText.EndOfQuoted(_sql, end, _dialect, hasBackslashes: true);
        }

        _isInBody |= _dialect == SqlDialect.PostgreSql
            ? word == "ATOMIC" && _last == "BEGIN"
            : word == "TRIGGER" && _words is ["CREATE"] or ["CREATE", "TEMP" or "TEMPORARY"];
        Remember(word);
        if (_words.Count < 2)
        {
            _words.Add(word);
        }

        return end;
    }

    private void Remember(string token)
    {
        _secondLast = _last;
        _last = token;
    }

    private void End(int end)
    {
        if (_start >= 0)
        {
            _found.Add(new Statement(_start, _sql[_start..end].TrimEnd(), string.Join(' ', _words)));
        }

        _words.Clear();
        _last = _secondLast = "";
        _start = -1;
        _depth = 0;
        _isInBody = false;
    }
}
