using System.Security.Cryptography;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Commands;

/// <summary>Where a <see cref="RunRecord"/> is kept: one file per kind of run, so that planning prod does not forget staging. A digest is at its end.</summary>
internal static class RunRecordFile
{
    private const int DigestLength = 32;
    private const int BlockLength = 64 * 1024;

    /// <summary>The file for the request; null if nothing is to be remembered, or if the name of the environment is invalid.</summary>
    public static string? For(CommandRequest request) => Of(request, request.Environment);

    /// <summary>The same for an environment that the request need not name.</summary>
    public static string? Of(CommandRequest request, string? environment)
    {
        if (request.IntermediateDirectory is not { } folder || (environment is { } name && !NameRules.IsName(name)))
        {
            return null;
        }

        return Path.Combine(folder, environment is null ? "plan.record" : $"plan.{environment}.record");
    }

    /// <summary>The record; null if there is none, or it was cut off, altered, or written by another build of this assembly.</summary>
    public static RunRecord? Read(string? file)
    {
        if (file is null || !File.Exists(file))
        {
            return null;
        }

        using var stream = File.OpenRead(file);
        if (!IsWhole(stream))
        {
            return null;
        }

        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        return RunRecordFormat.Read(reader);
    }

    /// <summary>Keeps the record.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Write(string file, RunRecord record) => AtomicFile.Write(file, stream =>
    {
        using var sha256 = SHA256.Create();
        var hashing = new CryptoStream(stream, sha256, CryptoStreamMode.Write);
        var writer = new BinaryWriter(new BufferedStream(hashing, BlockLength));
        RunRecordFormat.Write(writer, record);
        writer.Flush();
        hashing.FlushFinalBlock();
        stream.Write(sha256.Hash!, 0, DigestLength);
    });

    private static bool IsWhole(FileStream stream)
    {
        var left = stream.Length - DigestLength;
        if (left < 0)
        {
            return false;
        }

        using var sha256 = SHA256.Create();
        var block = new byte[(int)Math.Min(left, BlockLength)];
        while (left > 0)
        {
            var read = stream.Read(block, 0, (int)Math.Min(left, block.Length));
            if (read == 0)
            {
                return false;
            }

            sha256.TransformBlock(block, 0, read, null, 0);
            left -= read;
        }

        sha256.TransformFinalBlock(block, 0, 0);
        var digest = new byte[DigestLength];
        return stream.Read(digest, 0, DigestLength) == DigestLength && digest.SequenceEqual(sha256.Hash!);
    }
}
