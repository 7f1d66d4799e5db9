namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>Whether a statement is within a body of statements, so that a semicolon does not end it.</summary>
internal sealed class StatementBody(SqlDialect dialect)
{
    private static readonly string[] Routines = ["PROCEDURE", "FUNCTION", "TRIGGER", "EVENT"];

    // What else END ends within a body.
    private static readonly string[] Parts = ["IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR"];

    // The last three words or signs, to know the end of a body: ; END ; or, with its label, ; END a ;
    private string _last = "";
    private string _secondLast = "";
    private string _thirdLast = "";
    private string _first = "";
    private int _count;
    private int _level;
    private bool _isRoutine;
    private bool _isInBody;

    /// <summary>Whether a semicolon now ends the statement.</summary>
    public bool MayEnd => dialect == SqlDialect.MySql ? _level - (IsAtEnd ? 1 : 0) <= 0 : !_isInBody || IsAtEnd;

    private bool IsAtEnd => IsEnd(_last, _secondLast)
        || (dialect == SqlDialect.MySql && IsEnd(_secondLast, _thirdLast) && _last != ";" && Array.IndexOf(Parts, _last) < 0);

    // A body may be empty.
    private static bool IsEnd(string word, string before) => word == "END" && before is ";" or "ATOMIC" or "BEGIN";

    /// <summary>Takes a word in upper case, a sign, or <c>'</c> for what is quoted.</summary>
    public void Take(string token)
    {
        _first = _count == 0 ? token : _first;
        switch (dialect)
        {
            case SqlDialect.PostgreSql:
                _isInBody |= token == "ATOMIC" && _last == "BEGIN";
                break;
            case SqlDialect.Sqlite:
                _isInBody |= token == "TRIGGER" && _first == "CREATE" && (_count == 1 || (_count == 2 && _last is "TEMP" or "TEMPORARY"));
                break;
            case SqlDialect.MySql:
                TakeOfMySql(token);
                break;
            case SqlDialect.SqlServer:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(token), dialect, "Unknown dialect.");
        }

        _thirdLast = _secondLast;
        _secondLast = _last;
        _last = token;
        _count++;
    }

    public void Clear()
    {
        _last = _secondLast = _thirdLast = _first = "";
        _count = _level = 0;
        _isRoutine = _isInBody = false;
    }

    private void TakeOfMySql(string token)
    {
        _isRoutine |= _first == "CREATE" && Array.IndexOf(Routines, token) >= 0;
        if (token == "ATOMIC" && _count == 2 && _first == "BEGIN" && _last == "NOT")
        {
            // A block of MariaDB, outside of any routine.
            _isRoutine = true;
            _level++;
        }
        else if (_isRoutine && token == "BEGIN")
        {
            _level++;
        }
        else if (token == ";" && IsAtEnd)
        {
            _level--;
        }
    }
}
