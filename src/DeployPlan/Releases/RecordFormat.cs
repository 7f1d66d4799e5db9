using System.Globalization;
using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>The files of a release as JSON. A reader gets all of a file or nothing: an incomplete file does not count.</summary>
internal static class RecordFormat
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int LargestFile = 16 * 1024 * 1024;

    /// <summary>Bytes of an object that <paramref name="write"/> fills.</summary>
    public static byte[] ToBytes(Action<JsonOutput> write)
    {
        var output = new Utf8Output(new byte[1024], digest: null);
        var json = new JsonOutput(output, isIndented: true);
        json.OpenObject();
        write(json);
        json.CloseObject();
        output.Put((byte)'\n');
        return [.. output.Rest];
    }

    /// <summary>The object in the file; null if there is none that can be read.</summary>
    public static MappingNode? Read(string file)
    {
        var ignored = new DiagnosticBag();
        return File.Exists(file)
            && DocumentSource.ReadBytes(file, LargestFile, PlanReadingDiagnostics.TooLarge, ignored) is { } bytes
            && DocumentSource.Decode(file, bytes, ignored) is { } text
            && DocumentReader.Read(file, text, "", ignored) is MappingNode mapping
            && !ignored.HasErrors
                ? mapping
                : null;
    }

    public static string Text(MappingNode node, string key) => node.Find(key)?.Value is ScalarNode scalar ? scalar.Text : "";

    public static int Number(MappingNode node, string key) =>
        int.TryParse(Text(node, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static string ToText(DateTime time) => time.ToString(TimeForm, CultureInfo.InvariantCulture);

    public static DateTime? Time(MappingNode node, string key) =>
        DateTime.TryParseExact(
            Text(node, key), TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}
