using System.Text;

namespace DeployPlan.Text;

/// <summary>JSON in one line.</summary>
internal static class JsonLine
{
    public static string Of(Action<JsonOutput> write)
    {
        var output = new Utf8Output(new byte[256], digest: null);
        write(new JsonOutput(output, isIndented: false));
        return Encoding.UTF8.GetString(output.Rest.Array!, 0, output.Rest.Count);
    }

    public static string Of(DataValue data) => Of(json => json.Data(data));

    public static string Of(IReadOnlyList<string> texts) => Of(json => json.Texts(texts));

    /// <summary>A text as it is, anything else as JSON.</summary>
    public static string TextOf(DataValue data) => data is DataValue.Text text ? text.Value : Of(data);

    public static string Of(string text) => Of(json => json.Text(text));
}
