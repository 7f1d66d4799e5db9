using System.Globalization;
using System.Text;

namespace DeployPlan.Text;

/// <summary>Any JSON, in any form, as data without positions. For what is not meant for people to edit: a document that is not whole is no document.</summary>
internal sealed class JsonText
{
    private const int Deepest = 200;

    private readonly string _text;
    private int _at;
    private int _depth;
    private bool _hasFailed;

    private JsonText(string text) => _text = text;

    /// <summary>The data; null if the text is no JSON. Entries are sorted by key; of a key that is there twice the last one counts.</summary>
    public static DataValue? Read(string text)
    {
        var json = new JsonText(text);
        var data = json.Value();
        json.SkipSpace();
        return json._hasFailed || json._at < text.Length ? null : data;
    }

    /// <summary>The text with its escapes resolved; null if one of them is none.</summary>
    public static string? Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            if (++i == text.Length || (text[i] == 'u' ? CodeUnit(text, i + 1) : Escaped(text[i])) is not { } c)
            {
                return null;
            }

            plain.Append(c);
            i += text[i] == 'u' ? 4 : 0;
        }

        return plain.ToString();
    }

    private static char? Escaped(char c) => c switch
    {
        '"' or '\\' or '/' => c,
        'b' => '\b',
        't' => '\t',
        'n' => '\n',
        'f' => '\f',
        'r' => '\r',
        _ => null,
    };

    private static char? CodeUnit(string text, int at) =>
        at + 4 <= text.Length && ushort.TryParse(text.Substring(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;

    private DataValue Value()
    {
        SkipSpace();
        if (_at == _text.Length || _depth == Deepest)
        {
            return Failed();
        }

        _depth++;
        DataValue value = _text[_at] switch
        {
            '{' => Entries(),
            '[' => Items(),
            '"' => new DataValue.Text(Quoted()),
            _ => Plain(),
        };
        _depth--;
        return value;
    }

    private DataValue.Entries Entries()
    {
        var entries = new SortedDictionary<string, DataValue>(StringComparer.Ordinal);
        _at++;
        for (var isFirst = true; Next('}', isFirst); isFirst = false)
        {
            var key = Quoted();
            SkipSpace();
            Expect(':');
            entries[key] = Value();
        }

        return new DataValue.Entries([.. entries]);
    }

    private DataValue.Items Items()
    {
        var items = new List<DataValue>();
        _at++;
        for (var isFirst = true; Next(']', isFirst); isFirst = false)
        {
            items.Add(Value());
        }

        return new DataValue.Items(items);
    }

    private bool Next(char end, bool isFirst)
    {
        SkipSpace();
        if (_hasFailed || IsAt(end))
        {
            _at++;
            return false;
        }

        if (!isFirst)
        {
            Expect(',');
            SkipSpace();
        }

        return !_hasFailed;
    }

    private string Quoted()
    {
        Expect('"');
        var start = _at;
        while (_at < _text.Length && _text[_at] != '"')
        {
            _at += _text[_at] == '\\' ? 2 : 1;
        }

        if (_hasFailed || _at >= _text.Length || Unescape(_text.Substring(start, _at - start)) is not { } text)
        {
            Failed();
            return "";
        }

        _at++;
        return text;
    }

    private DataValue Plain()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (',' or ']' or '}' or ' ' or '\t' or '\r' or '\n'))
        {
            _at++;
        }

        return _text.Substring(start, _at - start) switch
        {
            "true" => new DataValue.Truth(true),
            "false" => new DataValue.Truth(false),
            "null" => new DataValue.Nothing(),
            var number when double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => new DataValue.Number(number),
            _ => Failed(),
        };
    }

    private DataValue.Nothing Failed()
    {
        _hasFailed = true;
        _at = _text.Length;
        return new DataValue.Nothing();
    }

    private void Expect(char c)
    {
        if (IsAt(c))
        {
            _at++;
        }
        else
        {
            Failed();
        }
    }

    private bool IsAt(char c) => _at < _text.Length && _text[_at] == c;

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (' ' or '\t' or '\r' or '\n'))
        {
            _at++;
        }
    }
}
