using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace DeployPlan.Host.Stores;

/// <summary>The lines of a container, in append blobs: <c>.changes/000000</c> and so on, each as many as such a blob can have.</summary>
internal sealed class AzureBlobLines(BlobContainerClient container)
{
    private const string Folder = ".changes/";

    // What could not be noted while the change was made.
    private readonly ConcurrentQueue<string> _left = new();
    private volatile int _number;

    /// <summary>Notes a line, and those that could not be noted before.</summary>
    public void Append(string scope, string line)
    {
        if (line.Length > 0)
        {
            _left.Enqueue($"{scope}\t{DocumentPath.Line(line)}\n");
        }

        while (_left.TryDequeue(out var next))
        {
            try
            {
                AppendOne(Encoding.UTF8.GetBytes(next));
            }
            catch
            {
                _left.Enqueue(next);
                throw;
            }
        }
    }

    /// <summary>The lines below a prefix.</summary>
    public IReadOnlyList<string> Read(string prefix) => container.GetBlobs(BlobTraits.None, BlobStates.None, Folder, CancellationToken.None)
        .Select(static blob => blob.Name).Order(StringComparer.Ordinal)
        .SelectMany(name => container.GetBlobClient(name).DownloadContent().Value.Content.ToString().Split('\n')[..^1])
        .Where(line => line.StartsWith(prefix, StringComparison.Ordinal))
        .Select(static line => line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..])
        .ToList();

    private void AppendOne(byte[] line)
    {
        while (true)
        {
            var number = _number;
            var blob = container.GetAppendBlobClient(Folder + number.ToString("D6", CultureInfo.InvariantCulture));
            try
            {
                using var stream = new MemoryStream(line);
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
}
