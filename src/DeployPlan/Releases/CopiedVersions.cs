using System.Text;
using DeployPlan.Files;

namespace DeployPlan.Releases;

/// <summary>
/// <c>store.versions</c>: which documents of a store a folder has a copy of, and in which version. A line each: the version, a space, the name. Where the file is missing, the folder is no copy.
/// </summary>
/// <param name="folder">Full path of the folder of an environment.</param>
internal sealed class CopiedVersions(string folder)
{
    private const int MostTries = 30_000;

    /// <summary>Full path of the file.</summary>
    public string File { get; } = Path.Combine(folder, "store.versions");

    /// <summary>Whether the folder is a copy.</summary>
    public bool Exist => System.IO.File.Exists(File);

    /// <summary>Keeps other builds of this machine from changing the copy until it is disposed.</summary>
    /// <exception cref="IOException">Another one does not end.</exception>
    public IDisposable Lock() => FileLock.Take(Path.Combine(folder, "store.sync"), FileLock.Tries(MostTries)) ?? throw new IOException($"{folder} is being brought up to date by someone else");

    /// <summary>The version of each document, by its name.</summary>
    public Dictionary<string, string> Read() => Exist
        ? System.IO.File.ReadAllLines(File).Select(static line => line.Split([' '], 2)).Where(static parts => parts.Length == 2).ToDictionary(static parts => parts[1], static parts => parts[0], StringComparer.Ordinal)
        : new(StringComparer.Ordinal);

    /// <summary>Replaces all of them.</summary>
    public void Write(Dictionary<string, string> versions) =>
        AtomicFile.WriteIfChanged(File, Encoding.UTF8.GetBytes(string.Concat(versions.Select(static document => $"{document.Value} {document.Key}\n"))));

    /// <summary>Adds one that this machine has just written into the store.</summary>
    public void Note(string name, string version)
    {
        using var one = Lock();
        var versions = Read();
        versions[name] = version;
        Write(versions);
    }

    /// <summary>The folder is no copy any more.</summary>
    public void Forget() => System.IO.File.Delete(File);
}
