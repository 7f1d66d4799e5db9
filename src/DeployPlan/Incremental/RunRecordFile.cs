using System.Security.Cryptography;
using DeployPlan.Files;

namespace DeployPlan.Incremental;

/// <summary>Where a <see cref="RunRecord"/> is kept: one file a kind of run, so that planning prod does not forget staging.</summary>
internal static class RunRecordFile
{
    private const int DigestLength = 32;

    /// <summary>The file for the request; null where it wants nothing remembered.</summary>
    public static string? For(PlanRequest request) => request.IntermediateDirectory is { } folder
        ? Path.Combine(folder, request.Environment is { } environment ? $"plan.{environment}.record" : "plan.record")
        : null;

    /// <summary>The record; null where there is none, or it was cut off, altered, or written by another build of this assembly.</summary>
    public static RunRecord? Read(string? file)
    {
        if (file is null || !File.Exists(file))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(file);
        if (bytes.Length < DigestLength || !Digest(bytes).SequenceEqual(bytes.Take(DigestLength)))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, DigestLength, bytes.Length - DigestLength));
        return RunRecordFormat.Read(reader);
    }

    /// <summary>Keeps the record.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Write(string? file, RunRecord record)
    {
        if (file is null)
        {
            return;
        }

        using var stream = new MemoryStream();
        stream.Write(new byte[DigestLength], 0, DigestLength);
        using var writer = new BinaryWriter(stream);
        RunRecordFormat.Write(writer, record);
        writer.Flush();
        var bytes = stream.ToArray();
        Digest(bytes).CopyTo(bytes, 0);
        AtomicFile.WriteIfChanged(file, bytes);
    }

    private static byte[] Digest(byte[] bytes)
    {
        using var sha256 = SHA256.Create();
        return sha256.ComputeHash(bytes, DigestLength, bytes.Length - DigestLength);
    }
}
