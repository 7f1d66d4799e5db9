namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>
/// Splits a script into its statements. A server that got all of it at once would report one error for all, without the line, and some of them would run it as one transaction.
/// </summary>
internal sealed class SqlStatements
{
    // Enough for every rule about statements, and little for a statement of a megabyte.
    private const int LongestOutline = 64;

    private readonly List<Statement> _statements = [];
    private readonly List<Comment> _comments = [];
    private readonly List<string> _outline = [];
    private readonly StatementBody _body;
    private readonly string _sql;
    private readonly SqlDialect _dialect;
    private Flaw? _flaw;
    private string _delimiter = ";";
    private int _start = -1;

    // What SQL Server keeps of a procedure is its batch, with the comments at its start.
    private int _batch = -1;
    private int _depth;
    private int _brackets;
    private bool _isJson;
    private Flaw? _forClient;

    private SqlStatements(string sql, SqlDialect dialect)
    {
        _sql = sql;
        _dialect = dialect;
        _body = new StatementBody(dialect);
    }

    /// <summary>The parts of a script.</summary>
    public static SplitSql Split(string sql, SqlDialect dialect)
    {
        var statements = new SqlStatements(sql, dialect);
        var i = 0;
        while (i < sql.Length)
        {
            var next = statements.Take(i);
            i = next > i ? next : throw new InvalidOperationException($"Nothing of the script was taken at character {i}.");
        }

        statements.End(sql.Length);
        return new SplitSql(statements._statements, statements._comments, statements._flaw);
    }

    private bool IsAtDelimiter(int i) => _dialect != SqlDialect.SqlServer && _depth <= 0 && string.CompareOrdinal(_sql, i, _delimiter, 0, _delimiter.Length) == 0
        && (_delimiter != ";" || _body.MayEnd);

    // Takes what is at i, and gives what follows it.
    private int Take(int i)
    {
        if (SqlText.IsSpace(_sql[i]))
        {
            return i + 1;
        }

        if (SqlText.EndOfComment(_sql, i, _dialect) is var comment && comment != i)
        {
            return TakeComment(i, comment);
        }

        if (SqlText.ClientLineAt(_sql, i) is { } line && (line.Delimiter.Length == 0 || _dialect == SqlDialect.MySql || _start < 0))
        {
            return TakeClientLine(i, line);
        }

        if (IsAtDelimiter(i))
        {
            End(i);
            return i + _delimiter.Length;
        }

        _start = _start < 0 ? i : _start;
        if (SqlText.EndOfQuoted(_sql, i, _dialect) is var quoted && quoted != i)
        {
            Remember(quoted > i + 1 && IsNameOfPragma ? _sql[(i + 1)..(quoted - 1)].ToUpperInvariant() : "'");
            return Closed(i, quoted, "text or name in quotes");
        }

        if (SqlText.EndOfWord(_sql, i) is var word && word > i)
        {
            return TakeWord(i, word);
        }

        return TakeSign(i);
    }

    // SQLite takes the name of a pragma in quotes too.
    private bool IsNameOfPragma => _outline is ["PRAGMA"] or ["PRAGMA", _, "."];

    // A delimiter may be of letters that a word may have: END$$.
    private int TakeWord(int start, int end)
    {
        var delimiter = _delimiter == ";" ? -1 : _sql.IndexOf(_delimiter, start, end - start, StringComparison.Ordinal);
        end = delimiter > start ? delimiter : end;
        var word = _sql[start..end].ToUpperInvariant();
        if (word == "GO" && _dialect == SqlDialect.SqlServer && SqlText.IsSeparatorWithSemicolon(_sql, start))
        {
            Flawed(start, "'GO' with a semicolon separates no batches, and would be a part of one; write 'GO' without the semicolon");
        }

        _isJson |= word.StartsWith("JSON_OBJECT", StringComparison.Ordinal);
        Remember(word);
        return end;
    }

    private int TakeSign(int i)
    {
        _depth += _sql[i] switch
        {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        _brackets += _sql[i] switch
        {
            '[' => 1,
            ']' => -1,
            _ => 0,
        };
        _forClient ??= ClientSign.At(_sql, i, _dialect, mayHaveColons: _brackets > 0 || _isJson);
        if (_sql[i] == '\ufeff')
        {
            Flawed(i, "there is a byte order mark (U+FEFF) within the text, as after two files were joined; delete it");
        }
        else if (SqlText.IsUnseen(_sql[i], _dialect))
        {
            Flawed(i, FormattableString.Invariant($"the character here (U+{(int)_sql[i]:X4}) cannot be seen, and would be part of a name; write a space instead, or delete it"));
        }

        Remember(_sql[i].ToString());
        return i + 1;
    }

    private int TakeComment(int start, int end)
    {
        var next = Closed(start, end, "comment");
        var text = _sql[start..next];
        _batch = _batch < 0 && _dialect == SqlDialect.SqlServer ? start : _batch;
        _comments.Add(new Comment(start, text, IsLeading: _statements.Count == 0 && _start < 0));

        // To these databases all of the rest of the line, with the statements in it, is the comment.
        if (_dialect is SqlDialect.Sqlite or SqlDialect.MySql && !text.StartsWith("/*", StringComparison.Ordinal) && text.TrimEnd('\r', '\n').Contains('\r', StringComparison.Ordinal))
        {
            Flawed(start, "a line of this comment ends in a carriage return alone, which does not end a comment here; save the file with line feeds");
        }

        return next;
    }

    private int TakeClientLine(int start, ClientLine line)
    {
        if (line.Delimiter.Length > 0 && _dialect == SqlDialect.MySql)
        {
            _delimiter = line.Delimiter;
        }
        else if (line.Delimiter.Length == 0 && _dialect == SqlDialect.SqlServer)
        {
            End(start, line.Times);
        }
        else
        {
            Flawed(start, line.Delimiter.Length > 0
                ? "'DELIMITER' is for clients of MySQL, and this is another database; remove the line"
                : "'GO' is for clients of SQL Server, and this is another database; end statements with a semicolon");
        }

        return line.End;
    }

    private int Closed(int start, int end, string what)
    {
        if (end >= 0)
        {
            return end;
        }

        Flawed(start, $"the {what} that starts here is not closed, so all that follows is part of it; close it");
        return _sql.Length;
    }

    private void Flawed(int offset, string text) => _flaw ??= new Flaw(offset, text);

    private void Remember(string token)
    {
        _body.Take(token);

        // What is behind a list of any length counts, too: COPY t (...) FROM STDIN.
        if (_outline.Count < LongestOutline || (_depth <= 0 && _outline.Count < 2 * LongestOutline))
        {
            _outline.Add(token);
        }
    }

    private void End(int end, int times = 1)
    {
        if (_start >= 0 && times > 0)
        {
            var start = _batch >= 0 ? Math.Min(_batch, _start) : _start;
            _statements.Add(new Statement(start, _sql[start..end].TrimEnd(SqlText.Spaces), string.Join(' ', _outline)) { Times = times, ForClient = _forClient });
        }

        _outline.Clear();
        _body.Clear();
        _start = _batch = -1;
        _depth = _brackets = 0;
        _isJson = false;
        _forClient = null;
    }
}
