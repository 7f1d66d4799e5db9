using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>What it means that a file system said no.</summary>
internal static class FolderFaults
{
    // The numbers of Linux and macOS, and those of Windows.
    private static readonly int[] Full = [27, 28, 69, 122, unchecked((int)0x80070027), unchecked((int)0x80070070)];
    private static readonly int[] Unusable = [13, 17, 20, 30, 36, unchecked((int)0x80070013)];

    public static StoreException Of(Exception exception, string folder) =>
        Array.IndexOf(Full, exception.HResult) >= 0
            ? new StoreException(StoreFault.Refused, $"the disk of {folder} is full, or its limit is reached: {exception.Message.TrimEnd('.', ' ')}; free space there, then do the same again", exception)
        : exception is UnauthorizedAccessException or PathTooLongException || Array.IndexOf(Unusable, exception.HResult) >= 0
            ? new StoreException(StoreFault.Refused, $"{exception.Message.TrimEnd('.', ' ')}; let the user {Environment.UserName} read and write {folder} and all below it, or set DeployPlanStore to another folder", exception)
        : new StoreException(StoreFault.Unreachable, exception.Message, exception);
}
