using System.Security.Cryptography;
using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Plans;

/// <summary>
/// The id of a plan, verified from the bytes of its file alone: it is the digest of everything but its own line. So it also holds for a plan of a newer minor
/// version, whose meaning is only partly known here, and sed and sha256sum can verify it too.
/// </summary>
internal static class PlanId
{
    /// <summary>Reports an id that does not belong to the bytes.</summary>
    /// <param name="id">The id that the plan names.</param>
    /// <param name="at">Where it names it.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static void Verify(string id, SourceSpan at, byte[] bytes, DiagnosticBag diagnostics)
    {
        var line = Encoding.ASCII.GetBytes(PlanFormat.IdLineStart + "\"" + id + "\",\n");
        var start = FindOnlyLine(bytes, Encoding.ASCII.GetBytes(PlanFormat.IdLineStart));
        if (start < 0 || !IsId(id) || !StartsWith(bytes, start, line) || PositionOf(bytes, start, at.File).Line != at.Line)
        {
            diagnostics.Add(PlanReadingDiagnostics.BadIdLine(at));
            return;
        }

        var right = Of(bytes, start, line.Length);
        if (id != right)
        {
            diagnostics.Add(PlanReadingDiagnostics.WrongId(at, id, right));
        }
    }

    /// <summary>Whether it is the id of the bytes, whose line of the id starts there.</summary>
    public static bool IsOf(string id, byte[] bytes, int idLine) =>
        IsId(id) && Of(bytes, idLine, PlanFormat.IdLineStart.Length + id.Length + "\"\",\n".Length) == id;

    private static string Of(byte[] bytes, int idLine, int length)
    {
        using var sha256 = SHA256.Create();
        sha256.TransformBlock(bytes, 0, idLine, null, 0);
        sha256.TransformFinalBlock(bytes, idLine + length, bytes.Length - idLine - length);
        return PlanFormat.IdPrefix + ContentDigest.ToHex(sha256.Hash!);
    }

    /// <summary>The line and column of a byte.</summary>
    public static SourceSpan PositionOf(byte[] bytes, int index, string file)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < index; i++)
        {
            if (bytes[i] == '\n')
            {
                (line, lineStart) = (line + 1, i + 1);
            }
        }

        var column = Encoding.UTF8.GetCharCount(bytes, lineStart, index - lineStart) + 1;
        return new SourceSpan(file, line, column, line, column + 1);
    }

    private static bool IsId(string text) =>
        text.StartsWith(PlanFormat.IdPrefix, StringComparison.Ordinal) && PlanNames.IsDigest(text.Substring(PlanFormat.IdPrefix.Length));

    // Where the one line that starts so begins; -1 where there is none, or a second one.
    private static int FindOnlyLine(byte[] bytes, byte[] start)
    {
        var found = -1;
        for (var line = 0; line < bytes.Length; line = NextLine(bytes, line))
        {
            if (!StartsWith(bytes, line, start))
            {
                continue;
            }

            if (found >= 0)
            {
                return -1;
            }

            found = line;
        }

        return found;
    }

    private static int NextLine(byte[] bytes, int from)
    {
        var end = Array.IndexOf(bytes, (byte)'\n', from);
        return end < 0 ? bytes.Length : end + 1;
    }

    private static bool StartsWith(byte[] bytes, int at, byte[] start)
    {
        if (bytes.Length - at < start.Length)
        {
            return false;
        }

        for (var i = 0; i < start.Length; i++)
        {
            if (bytes[at + i] != start[i])
            {
                return false;
            }
        }

        return true;
    }
}
