using System.Globalization;
using System.Text;

namespace DeployPlan.Host.Stores;

/// <summary>
/// The lines of a folder: the file <c>.changes</c>. A line is there before its change is made; where it begins, and which version makes it count, is in <c>.making</c> until then. So of whoever is
/// killed in between, the line is taken back where the change was not made.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="versionOf">The version that a document has now.</param>
internal sealed class FolderLines(string folder, Func<string, string> versionOf)
{
    private readonly string _lines = Path.Combine(folder, ".changes");
    private readonly string _making = Path.Combine(folder, ".making");

    /// <summary>Notes the line of a change that is about to be made.</summary>
    /// <param name="line">The line, with what it is about.</param>
    /// <param name="name">The document that makes the change count.</param>
    /// <param name="version">Its version then.</param>
    public void Begin(string line, string name, string version)
    {
        using var lines = new FileStream(_lines, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        var end = lines.Length;
        while (end > 0 && ByteBefore(lines, end) != '\n')
        {
            // Who was killed while writing it left half a line.
            end--;
        }

        Write(_making, string.Create(CultureInfo.InvariantCulture, $"{end}\t{version}\t{DocumentPath.Of(name)}\n"));
        lines.SetLength(end);
        lines.Position = end;
        try
        {
            lines.Write(Encoding.UTF8.GetBytes(line));
            lines.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            lines.SetLength(end);
            throw;
        }
    }

    /// <summary>The change is made. The disk must know it before the document changes again.</summary>
    public void End() => Write(_making, "");

    /// <summary>Takes back the line of a change that was not made. Only while no one makes one.</summary>
    public void Settle()
    {
        if (Making() is not { Length: > 0 } making)
        {
            return;
        }

        if (NotMade(making) is { } end && File.Exists(_lines))
        {
            using var lines = Open(_lines, FileMode.Open);
            lines.SetLength(Math.Min(end, lines.Length));
            lines.Flush(flushToDisk: true);
        }

        End();
    }

    /// <summary>The lines below a prefix.</summary>
    public IReadOnlyList<string> Read(string prefix)
    {
        if (!File.Exists(_lines))
        {
            return [];
        }

        while (true)
        {
            var bytes = ReadAll(_lines);
            var making = Making();
            var end = NotMade(making) ?? bytes.Length;
            if (making == Making())
            {
                return Encoding.UTF8.GetString(bytes, 0, (int)Math.Min(end, bytes.Length)).Split('\n')[..^1]
                    .Where(line => line.StartsWith(prefix, StringComparison.Ordinal)).Select(static line => line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]).ToList();
            }
        }
    }

    private static FileStream Open(string file, FileMode mode) => new(file, mode, FileAccess.ReadWrite, FileShare.ReadWrite);

    private static void Write(string file, string text)
    {
        using var stream = Open(file, FileMode.OpenOrCreate);
        stream.SetLength(0);
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }

    private static byte[] ReadAll(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static int ByteBefore(FileStream file, long end)
    {
        file.Position = end - 1;
        return file.ReadByte();
    }

    // Empty where no change is being made.
    private string Making() => File.Exists(_making) ? Encoding.UTF8.GetString(ReadAll(_making)) : "";

    // Where the line begins whose change is not made, or not yet; null for none. Half of the text was written before any line.
    private long? NotMade(string making) =>
        making.EndsWith('\n') && making.TrimEnd('\n').Split('\t') is [var end, var version, var path] && versionOf(DocumentPath.NameOf(path)) != version
            ? long.Parse(end, CultureInfo.InvariantCulture)
            : null;
}
