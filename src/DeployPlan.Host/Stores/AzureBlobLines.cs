using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace DeployPlan.Host.Stores;

/// <summary>
/// The lines of a container, in append blobs: <c>.changes/000000</c> and so on, each as many as such a blob can have. No change of two blobs is made at once, so a line first comes with the blob
/// that makes its change count, as metadata; whoever writes over that blob notes it before. One may be noted twice; its id tells, and it is read once.
/// </summary>
internal sealed class AzureBlobLines(BlobContainerClient container)
{
    private const string Folder = ".changes/";
    private const string Key = "deployplanline";
    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";

    // Metadata of a blob have 8 KB, of which base64 takes a quarter and the scope 1 KB.
    private const int MostBytes = 4500;

    private volatile int _number;

    /// <summary>A line as it is kept, with an id of its own. One that is too long for metadata is cut.</summary>
    public static string ToEntry(string scope, string line)
    {
        line = DocumentPath.Line(line);
        if (Encoding.UTF8.GetByteCount(line) > MostBytes)
        {
            Encoding.UTF8.GetEncoder().Convert(line, new byte[MostBytes], flush: false, out var used, out _, out _);
            line = line[..used] + "…";
        }

        return $"{scope}\t{line}\t{DateTime.UtcNow.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(12, lowercase: true)}\n";
    }

    /// <summary>What says the line beside a blob.</summary>
    public static Dictionary<string, string>? ToMetadata(string? entry) => entry is null ? null : new Dictionary<string, string> { [Key] = Convert.ToBase64String(Encoding.UTF8.GetBytes(entry)) };

    /// <summary>The line that is beside a blob; null for none.</summary>
    public static string? InMetadata(IDictionary<string, string>? metadata) =>
        metadata?.FirstOrDefault(static pair => pair.Key.Equals(Key, StringComparison.OrdinalIgnoreCase)).Value is { } text ? Encoding.UTF8.GetString(Convert.FromBase64String(text)) : null;

    /// <summary>Notes a line.</summary>
    public void Append(string entry)
    {
        while (true)
        {
            var number = _number;
            var blob = container.GetAppendBlobClient(Folder + number.ToString("D6", CultureInfo.InvariantCulture));
            try
            {
                using var stream = new MemoryStream(Encoding.UTF8.GetBytes(entry));
                blob.AppendBlock(stream);
                return;
            }
            catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                blob.CreateIfNotExists();
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlockCountExceedsLimit)
            {
                _number = number + 1;
            }
        }
    }

    /// <summary>The lines below a prefix.</summary>
    /// <param name="prefix">What the scope begins with.</param>
    /// <param name="carried">The lines beside blobs, read before: one that is written over meanwhile is noted by then.</param>
    public IReadOnlyList<string> Read(string prefix, IEnumerable<string> carried)
    {
        var lines = container.GetBlobs(BlobTraits.None, BlobStates.None, Folder, CancellationToken.None)
            .Select(static blob => blob.Name).Order(StringComparer.Ordinal)
            .SelectMany(name => container.GetBlobClient(name).DownloadContent().Value.Content.ToString().Split('\n')[..^1])
            .ToList();
        var ids = lines.Select(IdOf).ToHashSet(StringComparer.Ordinal);
        foreach (var left in carried.Select(static entry => entry.TrimEnd('\n')).Where(entry => ids.Add(IdOf(entry))).Order(Comparer<string>.Create(static (x, y) => string.CompareOrdinal(IdOf(x), IdOf(y)))))
        {
            // No one has noted it yet; it is shown where it belongs by the clock of who wrote it.
            var next = lines.FindIndex(line => string.CompareOrdinal(IdOf(line), IdOf(left)) > 0);
            lines.Insert(next < 0 ? lines.Count : next, left);
        }

        return lines.Where(line => line.StartsWith(prefix, StringComparison.Ordinal)).DistinctBy(static line => IdOf(line) is { Length: > 0 } id ? id : new object()).Select(TextOf).ToList();
    }

    // Empty for a line of before they had one.
    private static string IdOf(string line) => line.Split('\t') is { Length: > 2 } parts ? parts[^1] : "";

    private static string TextOf(string line) => line.Split('\t') is { Length: > 2 } parts ? parts[^2] : line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..];
}
