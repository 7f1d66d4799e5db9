using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>The container that a variable names.</summary>
internal static class AzureBlobConnection
{
    /// <summary>The container.</summary>
    /// <param name="variable">The name of the variable: a connection string of an account, or the URL of a container, with a signature (SAS) or for the identity of the job.</param>
    /// <param name="container">Its name, where the variable does not say it.</param>
    /// <exception cref="StoreException">It is not set, or is neither.</exception>
    public static BlobContainerClient Open(string variable, string container)
    {
        var value = StoreVariable.Read(variable).Trim();
        try
        {
            if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            {
                return new BlobContainerClient(value, container, Options());
            }

            if (url.Query.Contains("sig=", StringComparison.Ordinal))
            {
                return new BlobContainerClient(url, Options());
            }

            if (url.Scheme == "https" && url.Query.Length == 0)
            {
                return new BlobContainerClient(url, new DefaultAzureCredential(), Options());
            }
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // Said below; its message may repeat the value.
        }

        throw new StoreException(
            StoreFault.Refused,
            $"the value of the variable {variable} is no connection to Azure Blob Storage; write the connection string of the account, or the URL of a container: 'https://<account>.blob.core.windows.net/<container>', for the identity of the job, or with a signature after it ('?sv=...&sig=...')");
    }

    // Whoever calls the store tries again, and knows then that the first try may have written. The library would take that for a change of someone else.
    private static BlobClientOptions Options() => new() { Retry = { MaxRetries = 0, Mode = RetryMode.Fixed, NetworkTimeout = TimeSpan.FromSeconds(30) } };
}
