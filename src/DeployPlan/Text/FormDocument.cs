using System.Text;

namespace DeployPlan.Text;

/// <summary>A record as JSON, by its form. A reader gets all of one, or nothing.</summary>
internal static class FormDocument
{
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

    /// <summary>Null where the bytes are no such document.</summary>
    public static T? Read<T>(byte[] bytes, T empty, Func<Form, T, T> fields)
        where T : class
    {
        try
        {
            return JsonText.Read(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes)) is DataValue.Entries data
                ? fields(new DataForm(data), empty)
                : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
