using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace DeployPlan.Text;

/// <summary>
/// Encodes text as UTF-8. Keeps the bytes, or only passes them to a hash: a plan of 100,000 operations can then be measured and hashed without holding it in memory.
/// </summary>
/// <param name="block">Where the bytes go.</param>
/// <param name="digest">Sees each full block, which is then used again; null to keep everything in one block that grows.</param>
internal sealed class Utf8Output(byte[] block, HashAlgorithm? digest)
{
    // AggressiveOptimization, which netstandard2.0 has no name for: nearly all bytes of a plan go through one loop, and a cold process ends before tiering speeds it up.
    private const MethodImplOptions OptimizeAtOnce = (MethodImplOptions)512;

    private byte[] _block = block;
    private int _position;
    private long _flushed;

    /// <summary>How many bytes were written.</summary>
    public long Length => _flushed + _position;

    /// <summary>The bytes since the last full block: all of them, where there is no hash.</summary>
    public ArraySegment<byte> Rest => new(_block, 0, _position);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(byte value)
    {
        if (_position == _block.Length)
        {
            MakeRoom();
        }

        _block[_position++] = value;
    }

    /// <summary>A number that is not negative.</summary>
    public void Digits(long value)
    {
        if (value >= 10)
        {
            Digits(value / 10);
        }

        Put((byte)('0' + (value % 10)));
    }

    /// <summary>A line break and the indent of a level.</summary>
    [MethodImpl(OptimizeAtOnce)]
    public void NewLine(int depth)
    {
        Put((byte)'\n');
        for (var i = 0; i < depth; i++)
        {
            Put((byte)' ');
            Put((byte)' ');
        }
    }

    public void Ascii(string ascii)
    {
        foreach (var c in ascii)
        {
            Put((byte)c);
        }
    }

    /// <summary>The text as a string of JSON, which YAML reads as the same text.</summary>
    [MethodImpl(OptimizeAtOnce)]
    public void Quoted(string text)
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

    // Characters that a YAML reader would fold or refuse (controls, NEL, LS, PS, the byte order mark, half a surrogate pair), and characters that make a text look like another to
    // the person who approves it: zero width and direction marks.
    internal static bool IsInvisible(char c) =>
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
