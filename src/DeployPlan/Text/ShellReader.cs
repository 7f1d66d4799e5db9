using System.Text;

namespace DeployPlan.Text;

/// <summary>Reads one line for a POSIX shell into commands. What is never closed ends with the line; time is linear in its length.</summary>
internal sealed class ShellReader(string line, bool isLine)
{
    private const string EscapedInQuotes = "\"\\$`\n";
    private const string Special = "*?[]\\{},!";

    private readonly List<ShellCommand> _commands = [];
    private readonly List<string> _substitutions = [];
    private readonly List<string> _texts = [];
    private readonly Queue<(string Written, List<string> Inputs)> _delimiters = new();
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _pattern = new();
    private List<ShellWord> _words = [];
    private List<string> _inputs = [];
    private ShellCommand? _pipedFrom;
    private bool _isWord;
    private bool _isPattern;
    private bool _hasVariable;
    private bool _isOutput;
    private bool _isInput;

    /// <summary>The commands in the order written, without what they write to.</summary>
    /// <param name="substitutions">The lines within <c>$(…)</c> and backticks.</param>
    /// <param name="texts">What commands get as their input with <c>&lt;&lt;</c>.</param>
    public IReadOnlyList<ShellCommand> Read(out IReadOnlyList<string> substitutions, out IReadOnlyList<string> texts)
    {
        for (var i = 0; i < line.Length; i++)
        {
            i = Take(i);
        }

        EndCommand(isPipe: false);
        (substitutions, texts) = (_substitutions, _texts);
        return _commands;
    }

    // Returns where the last character is that was taken.
    private int Take(int i)
    {
        switch (line[i])
        {
            case ' ' or '\t' or '\r':
                EndWord();
                return i;
            case '#' when !_isWord:
                return (line.IndexOf('\n', i) is var end && end < 0 ? line.Length : end) - 1;
            case '|':
                var isOr = Next(i) == '|';
                EndCommand(isPipe: !isOr);
                return isOr ? i + 1 : i;
            case '\n':
                EndCommand(isPipe: false);
                return TakeTexts(i);
            case ';' or '&' or '(' or ')':
                EndCommand(isPipe: false);
                return i;
            case '<' when Next(i) == '<' && Next(i + 1) != '<':
                return TakeDelimiter(i + 2);
            case '<' or '>':
                return TakeRedirection(i);
            case '\\' when i + 1 < line.Length:
                return TakeEscaped(i + 1);
            case '\'':
                var close = line.IndexOf('\'', i + 1) is var found && found < 0 ? line.Length : found;
                TakeLiterally(line.Substring(i + 1, close - i - 1));
                return close;
            case '"':
                return TakeQuoted(i + 1);
            case '$' when Next(i) == '(':
            case '`':
                return TakeSubstitution(i);
            case var c:
                _isWord = true;
                _hasVariable |= c == '$';
                _isPattern |= c is '*' or '?' or '[' or '{';
                _text.Append(c);
                _pattern.Append(c);
                return i;
        }
    }

    // 2>&1, >| file, < file: only what is read belongs to the command.
    private int TakeRedirection(int i)
    {
        if (_isWord && _text.Length == 1 && char.IsDigit(_text[0]))
        {
            Clear();
        }

        EndWord();
        var isOutput = line[i] == '>';
        _isInput = string.CompareOrdinal(line, i, "<<<", 0, 3) == 0;
        while (Next(i) is '>' or '<' or '&' or '|')
        {
            isOutput |= Next(i) is '>' or '&';
            i++;
        }

        _isOutput = isOutput;
        return i;
    }

    // cat <<-'EOF'
    private int TakeDelimiter(int i)
    {
        EndWord();
        while (i < line.Length && line[i] is '-' or ' ' or '\t')
        {
            i++;
        }

        var start = i;
        while (i < line.Length && " \t\r\n;|&<>()".IndexOf(line[i]) < 0)
        {
            i++;
        }

        _delimiters.Enqueue((line.Substring(start, i - start), _inputs));
        return i - 1;
    }

    // The lines up to the one that is the delimiter; a delimiter in quotes says that nothing in them is replaced.
    private int TakeTexts(int i)
    {
        while (_delimiters.Count > 0)
        {
            var (written, inputs) = _delimiters.Dequeue();
            var delimiter = written.Trim('\'', '"', '\\');
            var (start, end) = (i + 1, i + 1);
            for (var isEnd = false; !isEnd && end < line.Length;)
            {
                var next = line.IndexOf('\n', end) is var found && found < 0 ? line.Length : found;
                isEnd = line.Substring(end, next - end).Trim() == delimiter;
                i = next;
                end = isEnd ? end : next + 1;
            }

            end = Math.Min(end, line.Length);
            _texts.Add(line.Substring(Math.Min(start, end), Math.Max(0, end - start)));
            inputs.Add(_texts[_texts.Count - 1]);
            for (var at = start; at < end && written == delimiter; at++)
            {
                at = line[at] == '`' || (line[at] == '$' && Next(at) == '(') ? TakeSubstitution(at) : at;
            }

            Clear();
        }

        return i;
    }

    private int TakeEscaped(int i)
    {
        if (line[i] != '\n')
        {
            TakeLiterally(line.Substring(i, 1));
        }

        return i;
    }

    private int TakeQuoted(int i)
    {
        _isWord = true;
        for (; i < line.Length && line[i] != '"'; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length && EscapedInQuotes.IndexOf(line[i + 1]) >= 0)
            {
                i = TakeEscaped(i + 1);
            }
            else if (line[i] == '`' || (line[i] == '$' && Next(i) == '('))
            {
                i = TakeSubstitution(i);
            }
            else
            {
                _hasVariable |= line[i] == '$';
                TakeLiterally(line.Substring(i, 1));
            }
        }

        return i;
    }

    private int TakeSubstitution(int i)
    {
        var start = line[i] == '`' ? i + 1 : i + 2;
        var end = line[i] == '`' ? line.IndexOf('`', start) : EndOfParentheses(start);
        end = end < 0 ? line.Length : end;
        _substitutions.Add(line.Substring(Math.Min(start, end), Math.Max(0, end - start)));
        _isWord = true;
        _hasVariable = true;
        _text.Append("$()");
        return end;
    }

    private int EndOfParentheses(int i)
    {
        for (var depth = 1; i < line.Length; i++)
        {
            if (line[i] == '\'')
            {
                i = line.IndexOf('\'', i + 1) is var close && close < 0 ? line.Length : close;
            }
            else if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] is '(' or ')' && (depth += line[i] == '(' ? 1 : -1) == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private void TakeLiterally(string text)
    {
        _isWord = true;
        _text.Append(text);
        foreach (var c in text)
        {
            _pattern.Append(Special.IndexOf(c) >= 0 ? "\\" : "").Append(c);
        }
    }

    private char Next(int i) => i + 1 < line.Length ? line[i + 1] : '\0';

    private void EndWord()
    {
        if (_isWord && !_isOutput)
        {
            _words.Add(new ShellWord(_text.ToString(), _isPattern && !_hasVariable ? _pattern.ToString() : null));
            if (_isInput)
            {
                _inputs.Add(_text.ToString());
            }
        }

        _isOutput &= !_isWord;
        _isInput &= !_isWord;
        Clear();
    }

    private void Clear()
    {
        _text.Clear();
        _pattern.Clear();
        _isWord = _isPattern = _hasVariable = false;
    }

    private void EndCommand(bool isPipe)
    {
        EndWord();
        _isOutput = _isInput = false;
        if (_words.Count > 0)
        {
            _commands.Add(new ShellCommand(_words, isLine, _pipedFrom) { Inputs = _inputs });
            (_words, _inputs) = ([], []);
        }

        _pipedFrom = isPipe && _commands.Count > 0 ? _commands[_commands.Count - 1] : null;
    }
}
