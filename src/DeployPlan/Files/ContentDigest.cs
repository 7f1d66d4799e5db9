using System.Security.Cryptography;
using System.Text;

namespace DeployPlan.Files;

/// <summary>Digests of contents: sha256 as 64 lowercase hex digits.</summary>
internal static class ContentDigest
{
    // As git decides what is text.
    private const int LookedAt = 8000;
    private const int BlockLength = 64 * 1024;
    private const byte CarriageReturn = (byte)'\r';
    private const byte LineFeed = (byte)'\n';

    /// <summary>Of the bytes as they are.</summary>
    public static string OfBytes(byte[] bytes)
    {
        using var sha256 = SHA256.Create();
        return ToHex(sha256.ComputeHash(bytes));
    }

    /// <summary>Of the bytes as they are.</summary>
    public static string OfBytes(Stream stream)
    {
        using var sha256 = SHA256.Create();
        return ToHex(sha256.ComputeHash(stream));
    }

    /// <summary>
    /// Of text with LF in place of CRLF, so that it does not depend on the checkout; of anything else as it is. Text has no NUL in its first 8000 bytes.
    /// </summary>
    public static string OfInput(Stream stream)
    {
        using var sha256 = SHA256.Create();
        var block = new byte[BlockLength];
        var length = Fill(stream, block, 0);
        if (Array.IndexOf(block, (byte)0, 0, Math.Min(length, LookedAt)) >= 0)
        {
            for (; length > 0; length = Fill(stream, block, 0))
            {
                sha256.TransformBlock(block, 0, length, null, 0);
            }
        }
        else
        {
            AddText(stream, block, length, sha256);
        }

        sha256.TransformFinalBlock(block, 0, 0);
        return ToHex(sha256.Hash!);
    }

    /// <summary>The hex digits of the bytes.</summary>
    internal static string ToHex(byte[] bytes)
    {
        const string Digits = "0123456789abcdef";
        var hex = new StringBuilder(bytes.Length * 2);
        foreach (var b in bytes)
        {
            hex.Append(Digits[b >> 4]).Append(Digits[b & 15]);
        }

        return hex.ToString();
    }

    // A CR at the end of a block waits for what comes next.
    private static void AddText(Stream stream, byte[] block, int length, SHA256 sha256)
    {
        while (length > 0)
        {
            var held = block[length - 1] == CarriageReturn ? 1 : 0;
            sha256.TransformBlock(block, 0, WithoutReturns(block, length - held), null, 0);
            block[0] = CarriageReturn;
            var next = Fill(stream, block, held);
            if (next == held)
            {
                sha256.TransformBlock(block, 0, held, null, 0);
                return;
            }

            length = next;
        }
    }

    private static int WithoutReturns(byte[] block, int length)
    {
        var from = Array.IndexOf(block, CarriageReturn, 0, length);
        if (from < 0)
        {
            return length;
        }

        var to = from;
        for (; from < length; from++)
        {
            if (block[from] != CarriageReturn || from + 1 == length || block[from + 1] != LineFeed)
            {
                block[to++] = block[from];
            }
        }

        return to;
    }

    // The number of bytes in the block; as many as are held already at the end of the stream.
    private static int Fill(Stream stream, byte[] block, int held)
    {
        var length = held;
        while (length < block.Length && stream.Read(block, length, block.Length - length) is > 0 and var read)
        {
            length += read;
        }

        return length;
    }
}
