using System.Globalization;
using System.Text;
using DeployPlan.Files;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>
/// A store in a folder, which several machines may share. A document is a file whose first line is its version; changes are made while the file <c>store.guard</c> is locked by the operating
/// system, which ends with the process. The file system must have such locks for all who use it, as a local disk and NFS 4 do.
/// </summary>
internal sealed class FolderStore(string folder) : IDocumentStore
{
    private const string LinesFile = "changes.log";
    private const int MostTries = 1500;

    public IReadOnlyList<DocumentVersion> List(string prefix) => Try(() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.doc", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')[..^".doc".Length])
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => ReadOne(name) is { } document ? new DocumentVersion(name, document.Version) : default)
            .Where(static document => document.Name is not null)
            .OrderBy(static document => document.Name, StringComparer.Ordinal)
            .ToList()
        : []);

    public IReadOnlyList<StoredDocument?> Read(IReadOnlyList<string> names) => Try(() => names.Select(ReadOne).ToList());

    public IReadOnlyList<string>? Write(IReadOnlyList<DocumentWrite> writes, string line) => Try<IReadOnlyList<string>?>(() =>
    {
        Directory.CreateDirectory(folder);
        using var guard = FileLock.Take(Path.Combine(folder, "store.guard"), FileLock.Tries(MostTries)) ?? throw new StoreException(StoreFault.Unreachable, $"{folder} is locked by someone else");
        var found = writes.Select(write => ReadOne(write.Name)).ToList();
        if (writes.Where((write, i) => write.Expected is { } expected && expected != (found[i]?.Version ?? DocumentWrite.Absent)).Any())
        {
            return null;
        }

        if (line.Length > 0)
        {
            File.AppendAllText(Path.Combine(folder, LinesFile), $"{writes[0].Name}\t{line}\n");
        }

        return [.. writes.Select((write, i) => WriteOne(write, found[i]?.Version))];
    });

    public IReadOnlyList<string> Lines(string prefix) => Try(() => Path.Combine(folder, LinesFile) is var file && File.Exists(file)
        ? File.ReadAllLines(file).Where(line => line.StartsWith(prefix, StringComparison.Ordinal)).Select(static line => line[(line.IndexOf('\t') + 1)..]).ToList()
        : []);

    public void Dispose()
    {
    }

    private static T Try<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreException(StoreFault.Refused, e.Message, e);
        }
        catch (IOException e)
        {
            throw new StoreException(StoreFault.Refused, e.Message, e);
        }
    }

    private string WriteOne(DocumentWrite write, string? version)
    {
        var file = FileOf(write.Name);
        if (write.Bytes is null)
        {
            File.Delete(file);
            return "";
        }

        // Never the same again for a name, also after it was deleted.
        var next = string.Create(CultureInfo.InvariantCulture, $"{(version is null ? 0 : long.Parse(version.AsSpan(0, version.IndexOf('-')), CultureInfo.InvariantCulture)) + 1}-{Guid.NewGuid():N}");
        AtomicFile.WriteDurably(file, [.. Encoding.UTF8.GetBytes(next + "\n"), .. write.Bytes]);
        return next;
    }

    private StoredDocument? ReadOne(string name)
    {
        try
        {
            var bytes = File.ReadAllBytes(FileOf(name));
            var end = Array.IndexOf(bytes, (byte)'\n');
            return end < 0 ? throw new IOException($"{FileOf(name)} is no document of a store") : new StoredDocument(name, Encoding.UTF8.GetString(bytes, 0, end), bytes[(end + 1)..]);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string FileOf(string name) => Path.Combine(folder, name + ".doc");
}
