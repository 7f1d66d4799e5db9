namespace DeployPlan.Files;

/// <summary>Files that are either complete or absent.</summary>
internal static class AtomicFile
{
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
    public static void Write(string file, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = File.Create(temporary))
            {
                write(stream);
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
