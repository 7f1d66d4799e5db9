using System.Text;
using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>The files of a release as JSON. A reader gets all of a file or nothing: an incomplete file does not count.</summary>
internal static class RecordFormat
{
    private const int LargestFile = 16 * 1024 * 1024;

    public static byte[] ToBytes<T>(T record, Func<Form, T, T> fields)
        where T : class
    {
        var output = new Utf8Output(new byte[1024], digest: null);
        var json = new JsonOutput(output, isIndented: true);
        json.OpenObject();
        fields(new FormWriter(json), record);
        json.CloseObject();
        output.Put((byte)'\n');
        return [.. output.Rest];
    }

    /// <summary>The record in the file; null if there is none that can be read.</summary>
    public static T? Read<T>(string file, T empty, Func<Form, T, T> fields)
        where T : class =>
        File.Exists(file) && ReadText(file) is { } text && JsonText.Read(text) is DataValue.Entries data ? fields(new DataForm(data), empty) : null;

    private static string? ReadText(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > LargestFile)
            {
                return null;
            }

            using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return null;
        }
    }
}
