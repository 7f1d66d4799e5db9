using System.Security.Cryptography;

namespace DeployPlan.Host.Stores;

/// <summary>
/// What makes the same content twice two versions, where a document is a file that people look at: a last line of 64 spaces and tabs, at random. JSON, logs and pages stay what they are with it.
/// </summary>
internal static class DocumentStamp
{
    /// <summary>How many bytes it has.</summary>
    public const int Length = 65;

    /// <summary>The content with a stamp that no other has.</summary>
    public static byte[] Add(byte[] content)
    {
        var stamped = new byte[content.Length + Length];
        content.CopyTo(stamped, 0);
        stamped[content.Length] = (byte)'\n';
        RandomNumberGenerator.GetItems(" \t"u8, stamped.AsSpan(content.Length + 1));
        return stamped;
    }

    /// <summary>The content without its stamp; a person may have written it without one.</summary>
    public static byte[] Remove(byte[] stamped) => IsStamp(stamped.AsSpan(Math.Max(0, stamped.Length - Length))) ? stamped[..^Length] : stamped;

    /// <summary>A short text for the end of a document; null where that is no stamp.</summary>
    /// <param name="end">Its last <see cref="Length"/> bytes.</param>
    public static string? Version(ReadOnlySpan<byte> end)
    {
        if (!IsStamp(end))
        {
            return null;
        }

        var bits = 0UL;
        foreach (var c in end[1..])
        {
            bits = (bits << 1) | (c == '\t' ? 1UL : 0UL);
        }

        return bits.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool IsStamp(ReadOnlySpan<byte> end) => end.Length == Length && end[0] == '\n' && !end[1..].ContainsAnyExcept(" \t"u8);
}
