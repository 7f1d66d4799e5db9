using System.Security.Cryptography;

namespace DeployPlan.Plans;

/// <summary>
/// JSON as UTF-8 bytes, in the one form in which plans are written. Keeps what it writes, or only shows it to a hash: a plan of 100,000 operations is then
/// measured and hashed without being held.
/// </summary>
/// <param name="block">Where the bytes go.</param>
/// <param name="digest">Sees each full block, which is then used again; null to keep everything in one block that grows.</param>
/// <param name="isIndented">An item a line and two spaces a level; or everything in one line without any space.</param>
internal sealed class JsonOutput(byte[] block, HashAlgorithm? digest, bool isIndented)
{
    private byte[] _block = block;
    private int _position;
    private long _flushed;
    private int _depth;
    private bool _hasItems;
    private bool _isAfterKey;

    /// <summary>How many bytes were written.</summary>
    public long Length => _flushed + _position;

    /// <summary>The bytes since the last full block: all of them, where there is no hash.</summary>
    public ArraySegment<byte> Rest => new(_block, 0, _position);

    public void OpenObject() => Open('{');

    public void CloseObject() => Close('}');

    public void OpenList() => Open('[');

    public void CloseList() => Close(']');

    public void Key(string name)
    {
        Separate();
        Quoted(name);
        Put((byte)':');
        if (isIndented)
        {
            Put((byte)' ');
        }

        _isAfterKey = true;
    }

    public void Text(string value)
    {
        BeforeValue();
        Quoted(value);
    }

    public void Number(int value)
    {
        BeforeValue();
        if (value < 0)
        {
            Put((byte)'-');
        }

        Digits(value < 0 ? -(long)value : value);
    }

    /// <summary>Something that is JSON already: <c>true</c>, a number.</summary>
    public void Literal(string json)
    {
        BeforeValue();
        Raw(json);
    }

    public void Text(string key, string value)
    {
        Key(key);
        Text(value);
    }

    /// <summary>Writes nothing where there is no value: no plan holds a null.</summary>
    public void OptionalText(string key, string? value)
    {
        if (value is not null)
        {
            Text(key, value);
        }
    }

    public void Number(string key, int value)
    {
        Key(key);
        Number(value);
    }

    public void Truth(string key, bool value)
    {
        Key(key);
        Literal(value ? "true" : "false");
    }

    public void Texts(string key, IReadOnlyList<string> values)
    {
        Key(key);
        OpenList();
        foreach (var value in values)
        {
            Text(value);
        }

        CloseList();
    }

    /// <summary>The line break at the end of a file.</summary>
    public void EndLine() => Put((byte)'\n');

    private void Open(char bracket)
    {
        BeforeValue();
        Put((byte)bracket);
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

        Put((byte)bracket);
        _hasItems = true;
    }

    private void BeforeValue()
    {
        if (!_isAfterKey && _depth > 0)
        {
            Separate();
        }

        _isAfterKey = false;
        _hasItems = true;
    }

    private void Separate()
    {
        if (_hasItems)
        {
            Put((byte)',');
        }

        NewLine();
        _hasItems = true;
    }

    private void NewLine()
    {
        if (!isIndented)
        {
            return;
        }

        Put((byte)'\n');
        for (var i = 0; i < _depth; i++)
        {
            Put((byte)' ');
            Put((byte)' ');
        }
    }

    private void Quoted(string text)
    {
        Put((byte)'"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and <= '~' and not ('"' or '\\'))
            {
                Put((byte)c);
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                Encoded(char.ConvertToUtf32(c, text[++i]));
            }
            else
            {
                Special(c);
            }
        }

        Put((byte)'"');
    }

    private void Special(char c)
    {
        switch (c)
        {
            case '"' or '\\':
                Escaped(c);
                break;
            case '\b':
                Escaped('b');
                break;
            case '\t':
                Escaped('t');
                break;
            case '\n':
                Escaped('n');
                break;
            case '\f':
                Escaped('f');
                break;
            case '\r':
                Escaped('r');
                break;
            default:
                if (IsInvisible(c))
                {
                    Escaped('u');
                    for (var shift = 12; shift >= 0; shift -= 4)
                    {
                        Put((byte)"0123456789abcdef"[(c >> shift) & 15]);
                    }
                }
                else
                {
                    Encoded(c);
                }

                break;
        }
    }

    // What a reader of YAML would fold or refuse (controls, NEL, LS, PS, the byte order mark, half a surrogate pair), and what makes a text look like another one to
    // the person who approves it: zero width and direction marks.
    private static bool IsInvisible(char c) =>
        c is < ' ' or (>= '\u007f' and <= '\u009f') or '\u00ad' or '\u061c' or (>= '\u200b' and <= '\u200f') or (>= '\u2028' and <= '\u202e')
            or (>= '\u2060' and <= '\u206f') or (>= '\ud800' and <= '\udfff') or '\ufeff' or >= '\ufff9';

    private void Escaped(char c)
    {
        Put((byte)'\\');
        Put((byte)c);
    }

    private void Encoded(int codePoint)
    {
        if (codePoint < 0x800)
        {
            Put((byte)(0xC0 | (codePoint >> 6)));
        }
        else
        {
            if (codePoint < 0x10000)
            {
                Put((byte)(0xE0 | (codePoint >> 12)));
            }
            else
            {
                Put((byte)(0xF0 | (codePoint >> 18)));
                Put((byte)(0x80 | ((codePoint >> 12) & 0x3F)));
            }

            Put((byte)(0x80 | ((codePoint >> 6) & 0x3F)));
        }

        Put((byte)(0x80 | (codePoint & 0x3F)));
    }

    private void Digits(long value)
    {
        if (value >= 10)
        {
            Digits(value / 10);
        }

        Put((byte)('0' + (value % 10)));
    }

    private void Raw(string ascii)
    {
        foreach (var c in ascii)
        {
            Put((byte)c);
        }
    }

    private void Put(byte value)
    {
        if (_position == _block.Length)
        {
            MakeRoom();
        }

        _block[_position++] = value;
    }

    private void MakeRoom()
    {
        if (digest is null)
        {
            Array.Resize(ref _block, _block.Length * 2);
            return;
        }

        digest.TransformBlock(_block, 0, _position, null, 0);
        _flushed += _position;
        _position = 0;
    }
}
