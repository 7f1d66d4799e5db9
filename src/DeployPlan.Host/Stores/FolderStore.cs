using System.Security.Cryptography;
using System.Text;
using DeployPlan.Files;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>
/// A store in a folder, which several machines may share. Each document is a file; changes are made while the file <c>.guard</c> is locked by the operating system, which ends with the process.
/// The file system must have such locks for all who use it, as a local disk and NFS 4 have.
/// </summary>
internal sealed class FolderStore(string folder) : IDocumentStore
{
    private const int MostTries = 1500;

    private readonly object _one = new();
    private readonly string _guard = Path.Combine(folder, ".guard");
    private readonly FolderLines _lines = new(folder, name => VersionOf(Path.Combine(folder, DocumentPath.Of(name))));
    private readonly string _part = Path.Combine(folder, ".part");
    private bool _wasThere;
    private bool _hasLocks;

    public IReadOnlyList<DocumentVersion> List(string prefix) => Try(() => Path.Combine(folder, DocumentPath.FolderOf(prefix)) is var below && Directory.Exists(below)
        ? Directory.EnumerateFiles(below, "*", SearchOption.AllDirectories)
            .Where(static file => Path.GetFileName(file)[0] != '.')
            .Select(file => (File: file, Name: DocumentPath.NameOf(Path.GetRelativePath(folder, file).Replace('\\', '/'))))
            .Where(found => found.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(static found => (found.Name, Version: VersionOf(found.File)))
            .Where(static found => found.Version.Length > 0)
            .Select(static found => new DocumentVersion(found.Name, found.Version))
            .OrderBy(static document => document.Name, StringComparer.Ordinal)
            .ToList()
        : []);

    public IReadOnlyList<StoredDocument?> Read(IReadOnlyList<string> names) => Try(() => names.Select(ReadOne).ToList());

    public IReadOnlyList<string>? Write(IReadOnlyList<DocumentWrite> writes, string line) => Try<IReadOnlyList<string>?>(() =>
    {
        // Threads of this process wait here for each other, without looking again and again.
        lock (_one)
        {
            if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                // Within a repository it is neither committed nor an input of a plan.
                AtomicFile.WriteDurably(Path.Combine(folder, OwnFiles.IgnoreFile), Encoding.UTF8.GetBytes(OwnFiles.IgnoreAll));
            }

            using var guard = FileLock.Take(_guard, FileLock.Tries(MostTries)) ?? throw new StoreException(StoreFault.Unreachable, $"{folder} was locked all the time by someone else");
            CheckLocks();
            _lines.Settle();
            if (writes.Any(write => write.Expected is { } expected && expected != VersionOf(FileOf(write.Name))))
            {
                return null;
            }

            var last = writes[^1].Bytes is { } bytes ? DocumentStamp.Add(bytes) : null;
            if (line.Length > 0)
            {
                _lines.Begin(
                    $"{DocumentPath.Common(writes.Select(static write => write.Name))}\t{DocumentPath.Line(line)}\n", writes[^1].Name, last is null ? "" : DocumentStamp.Version(last.AsSpan(^DocumentStamp.Length))!);
            }

            // The last one makes the others count, so the disk has them before it.
            List<string> versions = [.. writes.SkipLast(1).Select(write => WriteOne(write, write.Bytes is { } content ? DocumentStamp.Add(content) : null))];
            Flush(writes.SkipLast(1));
            versions.Add(WriteOne(writes[^1], last));
            Flush(writes.TakeLast(1));
            if (line.Length > 0)
            {
                _lines.End();
            }

            return versions;
        }
    });

    public IReadOnlyList<string> Lines(string prefix) => Try(() => _lines.Read(prefix));

    public void Dispose()
    {
    }

    private static FileStream Open(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    // Empty where it is not there.
    private static string VersionOf(string file)
    {
        try
        {
            using var stream = Open(file);
            var end = new byte[Math.Min(DocumentStamp.Length, stream.Length)];
            stream.Seek(-end.Length, SeekOrigin.End);
            stream.ReadExactly(end);
            if (DocumentStamp.Version(end) is { } version)
            {
                return version;
            }

            stream.Position = 0;
            return Convert.ToHexString(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return "";
        }
    }

    private T Try<T>(Func<T> action)
    {
        try
        {
            // A share that is not mounted looks like a store that no one has used.
            if (!File.Exists(_guard) && _wasThere)
            {
                throw new StoreException(StoreFault.Unreachable, $"the folder {folder} is gone; is what it is on still mounted?");
            }

            var done = action();
            _wasThere = _wasThere || File.Exists(_guard);
            return done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FolderFaults.Of(e, folder);
        }
    }

    // Where the file system has no locks, .NET says nothing.
    private void CheckLocks()
    {
        if (!_hasLocks)
        {
            using var second = FileLock.Take(_guard, static () => false);
            _hasLocks = second is null
                ? true
                : throw new StoreException(StoreFault.Refused, $"the file system of {folder} does not lock files; use a folder on a local disk or on NFS 4, or a store of another kind");
        }
    }

    private string WriteOne(DocumentWrite write, byte[]? stamped)
    {
        var file = FileOf(write.Name);
        if (stamped is null)
        {
            File.Delete(file);
            return "";
        }

        // One file for all: whoever is killed leaves no more than it.
        using (var part = File.Create(_part))
        {
            part.Write(stamped);
            part.Flush(flushToDisk: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Move(_part, file, overwrite: true);
        return DocumentStamp.Version(stamped.AsSpan(^DocumentStamp.Length))!;
    }

    private void Flush(IEnumerable<DocumentWrite> writes)
    {
        foreach (var directory in writes.Select(write => Path.GetDirectoryName(FileOf(write.Name))!).Distinct())
        {
            Posix.Flush(directory);
        }
    }

    private StoredDocument? ReadOne(string name)
    {
        try
        {
            using var stream = Open(FileOf(name));
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return new StoredDocument(
                name, DocumentStamp.Version(bytes.AsSpan(Math.Max(0, bytes.Length - DocumentStamp.Length))) ?? Convert.ToHexString(SHA256.HashData(bytes)), DocumentStamp.Remove(bytes));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string FileOf(string name) => Path.Combine(folder, DocumentPath.Of(name));
}
