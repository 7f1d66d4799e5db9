namespace DeployPlan.Files;

/// <summary>Files that are either complete or absent.</summary>
internal static class AtomicFile
{
    private const string Unfinished = ".tmp";

    /// <summary>Writes <paramref name="bytes"/> unless the file holds exactly these already, so that its time changes only with its content.</summary>
    /// <exception cref="IOException">The folder or the file cannot be written; what was there before is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void WriteIfChanged(string file, byte[] bytes)
    {
        if (!HasContent(file, bytes))
        {
            Write(file, stream => stream.Write(bytes, 0, bytes.Length));
        }
    }

    /// <summary>Replaces the file by what <paramref name="write"/> writes.</summary>
    /// <exception cref="IOException">As for <see cref="WriteIfChanged"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Write(string file, Action<Stream> write) => Write(file, write, isDurable: false);

    /// <summary>Replaces the file, and returns when the disk has it: for what says that something was done.</summary>
    /// <exception cref="IOException">As for <see cref="WriteIfChanged"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void WriteDurably(string file, byte[] bytes)
    {
        Write(file, stream => stream.Write(bytes, 0, bytes.Length), isDurable: true);
        Posix.Flush(Path.GetDirectoryName(file)!);
    }

    /// <summary>Returns when the disk has what someone else wrote into the file.</summary>
    /// <exception cref="IOException">As for <see cref="WriteIfChanged"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Flush(string file)
    {
        // Elsewhere this may not be written by us, who need not write it either.
        if (Path.DirectorySeparatorChar == '\\')
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            stream.Flush(flushToDisk: true);
        }
        else
        {
            Posix.Flush(file);
        }

        Posix.Flush(Path.GetDirectoryName(file)!);
    }

    /// <summary>Whether a name is that of a file which is being written.</summary>
    public static bool IsUnfinished(string name) =>
        name.EndsWith(Unfinished, StringComparison.Ordinal) && name.Split('.') is [.., { Length: 32 } id, _] && Guid.TryParseExact(id, "N", out _);

    private static void Write(string file, Action<Stream> write, bool isDurable)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = $"{file}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            using (var stream = File.Create(temporary))
            {
                write(stream);
                stream.Flush(flushToDisk: isDurable);
            }

            if (File.Exists(file))
            {
                File.Replace(temporary, file, null);
            }
            else
            {
                Move(temporary, file);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static bool HasContent(string file, byte[] bytes)
    {
        var info = new FileInfo(file);
        return info.Exists && info.Length == bytes.Length && File.ReadAllBytes(file).SequenceEqual(bytes);
    }

    // Another build may have written the file since we looked.
    private static void Move(string temporary, string file)
    {
        try
        {
            File.Move(temporary, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Replace(temporary, file, null);
        }
    }
}
