using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace DeployPlan.Text;

/// <summary>
/// Goes over bytes that <see cref="JsonOutput"/> has written and accepts nothing else: not one space more, no other escape. After the first deviation it stays where
/// it is, every answer is empty and <see cref="HasFailed"/> is true.
/// </summary>
internal sealed class CanonicalCursor(byte[] bytes)
{
    // AggressiveOptimization: see Utf8Output.
    private const MethodImplOptions OptimizeAtOnce = (MethodImplOptions)512;

    private readonly RepeatedTexts _texts = new();
    private int _at;
    private int _depth;
    private bool _hasItems;

    public bool HasFailed { get; private set; }

    public int Position => _at;

    public bool IsAtEnd => _at == bytes.Length;

    public int Depth => _depth;

    public void Fail() => HasFailed = true;

    public void OpenObject() => Open('{');

    public void CloseObject() => Close('}');

    public void OpenList() => Open('[');

    public void CloseList() => Close(']');

    public void Key(string name)
    {
        Separate();
        Byte('"');
        Ascii(name);
        AfterKey();
    }

    /// <summary>Whether the next key is this one.</summary>
    public bool IsNext(string name)
    {
        if (HasFailed)
        {
            return false;
        }

        var (at, hasItems) = (_at, _hasItems);
        Key(name);
        var isNext = !HasFailed;
        (_at, _hasItems, HasFailed) = (at, hasItems, false);
        return isNext;
    }

    /// <summary>Enters the next key of an object; null if there is none.</summary>
    public string? AnyKey()
    {
        if (!Next('}'))
        {
            return null;
        }

        var key = TextHere();
        Byte(':');
        Byte(' ');
        return key;
    }

    /// <summary>Enters the next item of a list; false if there is none.</summary>
    public bool NextItem() => Next(']');

    public string Text()
    {
        var text = TextHere();
        _hasItems = true;
        return text;
    }

    public bool Truth()
    {
        var value = Peek() == 't';
        Ascii(value ? "true" : "false");
        _hasItems = true;
        return value;
    }

    public int Number(int least, int most)
    {
        var digits = Literal();
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most && (digits[0] != '0' || digits.Length == 1))
        {
            return number;
        }

        Fail();
        return least;
    }

    public void Byte(char expected)
    {
        if (!HasFailed && _at < bytes.Length && bytes[_at] == expected)
        {
            _at++;
        }
        else
        {
            Fail();
        }
    }

    /// <summary>The next byte; -1 at the end and after a failure.</summary>
    public int Peek() => HasFailed || _at >= bytes.Length ? -1 : bytes[_at];

    /// <summary>Letters, digits and signs up to whatever ends a value.</summary>
    public string Literal()
    {
        var start = _at;
        while (!HasFailed && _at < bytes.Length && bytes[_at] is not ((byte)',' or (byte)'\n' or (byte)']' or (byte)'}'))
        {
            _at++;
        }

        _hasItems = true;
        return _at == start ? Failed() : _texts.Share(bytes, start, _at - start);
    }

    [MethodImpl(OptimizeAtOnce)]
    private string TextHere()
    {
        Byte('"');
        if (HasFailed)
        {
            return "";
        }

        var start = _at;
        while (_at < bytes.Length && bytes[_at] is >= 0x20 and < 0x7F and not (byte)'"' and not (byte)'\\')
        {
            _at++;
        }

        if (_at == bytes.Length)
        {
            return Failed();
        }

        return bytes[_at] == '"' ? _texts.Share(bytes, start, _at++ - start) : Unusual(start);
    }

    // A text with escapes or letters beyond ASCII: it is right when writing it again gives these bytes.
    private string Unusual(int start)
    {
        while (_at < bytes.Length && bytes[_at] is not (byte)'"')
        {
            _at += bytes[_at] == '\\' ? 2 : 1;
        }

        if (_at >= bytes.Length || JsonText.Unescape(Encoding.UTF8.GetString(bytes, start, _at - start)) is not { } text || UnwritableText.Is(text))
        {
            return Failed();
        }

        _at++;
        var output = new Utf8Output(new byte[_at - start + 1], digest: null);
        output.Quoted(text);
        var right = output.Rest;
        for (var i = 0; i < right.Count; i++)
        {
            if (right.Count != _at - start + 1 || right.Array![i] != bytes[start - 1 + i])
            {
                return Failed();
            }
        }

        return text;
    }

    private string Failed()
    {
        Fail();
        return "";
    }

    private bool Next(char end)
    {
        if (HasFailed || Peek() == (_hasItems ? '\n' : end))
        {
            return false;
        }

        Separate();
        return !HasFailed;
    }

    private void Open(char bracket)
    {
        Byte(bracket);
        _depth++;
        _hasItems = false;
    }

    private void Close(char bracket)
    {
        _depth--;
        if (_hasItems)
        {
            NewLine();
        }

        Byte(bracket);
        _hasItems = true;
    }

    private void Separate()
    {
        if (_hasItems)
        {
            Byte(',');
        }

        NewLine();
        _hasItems = true;
    }

    private void AfterKey()
    {
        Byte('"');
        Byte(':');
        Byte(' ');
    }

    [MethodImpl(OptimizeAtOnce)]
    private void NewLine()
    {
        Byte('\n');
        for (var i = 0; i < _depth * 2; i++)
        {
            Byte(' ');
        }
    }

    [MethodImpl(OptimizeAtOnce)]
    private void Ascii(string expected)
    {
        foreach (var c in expected)
        {
            Byte(c);
        }
    }
}
