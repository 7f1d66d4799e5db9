using System.Globalization;
using System.Text;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>A change as <c>git fast-import</c> reads it: objects for each document and one commit. The reference that it needs is gone at the end.</summary>
internal static class GitImport
{
    private const string Below = "Documents-below: ";

    /// <summary>The bytes. Git answers with a line for each document that is written, its id, and one for the commit.</summary>
    /// <param name="writes">The change.</param>
    /// <param name="tip">The commit that it follows; empty for none.</param>
    /// <param name="line">What is noted with it; empty for nothing.</param>
    /// <param name="committer">A name and an address in <c>&lt;&gt;</c>.</param>
    /// <param name="now">UTC.</param>
    /// <param name="noObject">The id of no object.</param>
    public static byte[] Of(IReadOnlyList<DocumentWrite> writes, string tip, string line, string committer, DateTimeOffset now, string noObject)
    {
        using var stream = new MemoryStream();
        var mark = 0;
        foreach (var bytes in writes.Select(static write => write.Bytes).OfType<byte[]>())
        {
            Put(stream, $"blob\nmark :{Text(++mark)}\n");
            Data(stream, DocumentStamp.Add(bytes));
        }

        var reference = "refs/deployplan/import-" + Guid.NewGuid().ToString("N");
        Put(stream, $"commit {reference}\nmark :{Text(mark + 1)}\ncommitter {committer} {Text(now.ToUnixTimeSeconds())} +0000\n");
        Data(stream, Encoding.UTF8.GetBytes(MessageOf(writes, line)));
        Put(stream, tip.Length > 0 ? $"from {tip}\n" : "");
        var document = 0;
        foreach (var write in writes)
        {
            Put(stream, write.Bytes is null ? $"D {DocumentPath.Of(write.Name)}\n" : $"M 100644 :{Text(++document)} {DocumentPath.Of(write.Name)}\n");
        }

        Put(stream, "\n");
        for (var i = 1; i <= mark + 1; i++)
        {
            Put(stream, $"get-mark :{Text(i)}\n");
        }

        Put(stream, $"reset {reference}\nfrom {noObject}\n\ndone\n");
        return stream.ToArray();
    }

    /// <summary>The line that was noted with a commit below a prefix; null for none.</summary>
    public static string? LineOf(string message, string prefix)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 1 && lines[^1].StartsWith(Below, StringComparison.Ordinal) && lines[^1][Below.Length..].StartsWith(prefix, StringComparison.Ordinal) ? lines[0] : null;
    }

    // What build servers look for, so that no pipeline starts: GitHub and GitLab, and Azure DevOps.
    private static string MessageOf(IReadOnlyList<DocumentWrite> writes, string line) => line.Length == 0
        ? $"{DocumentPath.Of(writes[^1].Name)}\n\n[skip ci]\n***NO_CI***\n"
        : $"{DocumentPath.Line(line)}\n\n[skip ci]\n***NO_CI***\n\n{Below}{DocumentPath.Line(DocumentPath.Common(writes.Select(static write => write.Name)))}\n";

    private static void Data(MemoryStream stream, byte[] bytes)
    {
        Put(stream, $"data {Text(bytes.Length)}\n");
        stream.Write(bytes);
        Put(stream, "\n");
    }

    private static void Put(MemoryStream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
