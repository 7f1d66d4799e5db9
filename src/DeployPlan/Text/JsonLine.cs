using System.Text;
using DeployPlan.Plans;

namespace DeployPlan.Text;

/// <summary>Data as JSON in one line.</summary>
internal static class JsonLine
{
    public static string Of(DataValue data)
    {
        var output = new Utf8Output(new byte[64], digest: null);
        InputsWriter.WriteData(new JsonOutput(output, isIndented: false), data);
        return Encoding.UTF8.GetString(output.Rest.Array!, 0, output.Rest.Count);
    }

    public static string Of(IReadOnlyList<string> texts) => Of(new DataValue.Items([.. texts.Select(text => new DataValue.Text(text))]));
}
