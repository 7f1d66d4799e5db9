using System.Net.Sockets;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>What it means that Azure said no, or nothing. Messages of the library are not repeated: they may have the address, with its signature, in them.</summary>
internal static class AzureBlobFaults
{
    /// <summary>Null where that is not of Azure.</summary>
    public static StoreException? Of(Exception exception, string variable) => exception switch
    {
        RequestFailedException { Status: not 0 } said when said.Status is 408 or 429 or >= 500 || said.ErrorCode == BlobErrorCode.ContainerBeingDeleted =>
            new StoreException(StoreFault.Unreachable, $"Azure Blob Storage, by the variable {variable}: {said.ErrorCode} ({said.Status})"),
        RequestFailedException { Status: not 0 } said => new StoreException(StoreFault.Refused, $"Azure Blob Storage, by the variable {variable}, says no: {said.ErrorCode} ({said.Status}){Advice(said)}"),
        AuthenticationFailedException => new StoreException(
            StoreFault.Refused, $"Azure Blob Storage, by the variable {variable}: this job has no identity that Azure takes; sign in before (azure/login on GitHub, AzureCLI@2 on Azure DevOps), or use a URL with a signature"),
        RequestFailedException or TaskCanceledException or IOException =>
            new StoreException(StoreFault.Unreachable, $"Azure Blob Storage, by the variable {variable}, cannot be reached{Reason(exception)}"),
        AggregateException many => many.Flatten().InnerExceptions.Select(inner => Of(inner, variable)).FirstOrDefault(static fault => fault is not null),
        _ => null,
    };

    private static string Advice(RequestFailedException said) => said.Status switch
    {
        401 or 403 => "; the key or signature must be valid now and allow to read, add, create, write, delete and list in this container",
        404 => "; make the container, or use a connection string that may make it",
        _ => "",
    };

    private static string Reason(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is SocketException socket)
            {
                return $" ({socket.SocketErrorCode})";
            }
        }

        return exception is TaskCanceledException ? " in time" : "";
    }
}
