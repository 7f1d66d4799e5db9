using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>The files of a release as JSON. A reader gets all of a file or nothing: an incomplete file does not count.</summary>
internal static class RecordFormat
{
    private const int LargestFile = 16 * 1024 * 1024;

    public static byte[] ToBytes<T>(T record, Func<Form, T, T> fields)
        where T : class => FormDocument.ToBytes(record, fields);

    /// <summary>The record in the file; null if there is none that can be read.</summary>
    public static T? Read<T>(string file, T empty, Func<Form, T, T> fields)
        where T : class =>
        File.Exists(file) && ReadBytes(file) is { } bytes ? FormDocument.Read(bytes, empty, fields) : null;

    private static byte[]? ReadBytes(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > LargestFile)
            {
                return null;
            }

            var bytes = new MemoryStream((int)stream.Length);
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
