using System.Text;
using DeployPlan.Diagnostics;

namespace DeployPlan.Text;

/// <summary>Decodes the bytes of a file, with a diagnostic for anything that is not text.</summary>
internal static class DocumentSource
{
    /// <summary>A config of 100,000 databases takes 13 MB.</summary>
    public const int LargestFile = 32 * 1024 * 1024;

    /// <summary>Reads at most <see cref="LargestFile"/> bytes; null, with a diagnostic, if that is not possible.</summary>
    public static byte[]? ReadBytes(string file, DiagnosticBag diagnostics) => ReadBytes(file, LargestFile, DocumentDiagnostics.TooLarge, diagnostics);

    /// <summary>Reads at most <paramref name="largest"/> bytes; null, with a diagnostic, if that is not possible.</summary>
    /// <param name="file">The file.</param>
    /// <param name="largest">The most bytes.</param>
    /// <param name="tooLarge">The diagnostic where it has more.</param>
    /// <param name="diagnostics">Receives it.</param>
    /// <param name="ifAbsent">What to do where there is no such file.</param>
    public static byte[]? ReadBytes(string file, int largest, Func<SourceSpan, int, Diagnostic> tooLarge, DiagnosticBag diagnostics, string ifAbsent = "create it or correct its name")
    {
        var whole = SourceSpan.WholeFile(file);
        if (Directory.Exists(file))
        {
            diagnostics.Add(DocumentDiagnostics.CannotRead(whole, "it is a folder; give the path of a file"));
            return null;
        }

        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.CanSeek && stream.Length > largest)
            {
                diagnostics.Add(tooLarge(whole, largest));
                return null;
            }

            using var bytes = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
            stream.CopyTo(bytes);
            return bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Explain(file, e, ifAbsent));
            return null;
        }
    }

    /// <summary>The message for a file that cannot be read.</summary>
    internal static Diagnostic Explain(string file, Exception exception, string ifAbsent) => DocumentDiagnostics.CannotRead(SourceSpan.WholeFile(file), exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist; " + ifAbsent,
        UnauthorizedAccessException => "access is denied; let the user who runs the build read it",
        _ => exception.Message.TrimEnd('.') + "; close any program that has it open",
    });

    /// <summary>Decodes UTF-8, or UTF-16 with a byte order mark; null, with a diagnostic at the first bad byte, where it is neither.</summary>
    public static string? Decode(string file, byte[] bytes, DiagnosticBag diagnostics)
    {
        var (encoding, mark) = DetectEncoding(bytes);
        if (encoding is null)
        {
            diagnostics.Add(DocumentDiagnostics.BadEncoding(SourceSpan.WholeFile(file), "The file is UTF-32"));
            return null;
        }

        string text;
        try
        {
            text = encoding.GetString(bytes, mark, bytes.Length - mark);
        }
        catch (DecoderFallbackException e)
        {
            var good = Encoding.GetEncoding(encoding.CodePage).GetString(bytes, mark, Math.Max(0, Math.Min(e.Index, bytes.Length - mark)));
            diagnostics.Add(DocumentDiagnostics.BadEncoding(PositionAfter(file, good), $"The bytes here are not valid {encoding.WebName.ToUpperInvariant()}"));
            return null;
        }

        var nul = text.IndexOf('\0');
        if (nul < 0)
        {
            return text;
        }

        diagnostics.Add(DocumentDiagnostics.BadEncoding(PositionAfter(file, text.Substring(0, nul)), "There is a NUL byte here, so this is not a text file"));
        return null;
    }

    private static (Encoding? Encoding, int Mark) DetectEncoding(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false, throwOnInvalidBytes: true), 3),
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => (null, 4),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        _ => (new UTF8Encoding(false, throwOnInvalidBytes: true), 0),
    };

    private static SourceSpan PositionAfter(string file, string text)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                (line, lineStart) = (line + 1, i + 1);
            }
        }

        var column = text.Length - lineStart + 1;
        return new SourceSpan(file, line, column, line, column + 1);
    }
}
