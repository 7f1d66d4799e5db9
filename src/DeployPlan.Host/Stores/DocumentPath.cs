using System.Globalization;
using System.Text;
using DeployPlan.Files;

namespace DeployPlan.Host.Stores;

/// <summary>
/// The name of a document as a path that every store keeps as it is: ASCII letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>/</c>; anything else as the <c>%XX</c> of its bytes. So are a dot
/// at the begin or end of a part (<c>..</c>, <c>.git</c>; stores keep files of their own under such names) and the first letter of what Windows takes for a device.
/// </summary>
internal static class DocumentPath
{
    /// <summary>The path.</summary>
    public static string Of(string name) => string.Join('/', name.Split('/').Select(Part));

    /// <summary>The name.</summary>
    public static string NameOf(string path) => Uri.UnescapeDataString(path);

    /// <summary>The folder in which everything is that begins with a prefix: a path, empty or with <c>/</c> at its end.</summary>
    public static string FolderOf(string prefix) => prefix.LastIndexOf('/') is >= 0 and var end ? Of(prefix[..end]) + "/" : "";

    /// <summary>What all names of a change begin with.</summary>
    public static string Common(IEnumerable<string> names) => names.Aggregate(static (common, name) => common[..common.AsSpan().CommonPrefixLength(name)]) is var all && all.Length > 0 && char.IsHighSurrogate(all[^1])
        ? all[..^1]
        : all;

    /// <summary>One line without what would end it.</summary>
    public static string Line(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c)) : text;

    private static string Part(string part)
    {
        if (part.Length == 0)
        {
            throw new ArgumentException("a name of a document has an empty part", nameof(part));
        }

        var isDevice = WindowsNames.WhyNot(part.TrimEnd('.', ' ')) is not null;
        var path = new StringBuilder(part.Length);
        var bytes = Encoding.UTF8.GetBytes(part);
        for (var i = 0; i < bytes.Length; i++)
        {
            var isKept = bytes[i] == '.' ? i > 0 && i < bytes.Length - 1 : char.IsAsciiLetterOrDigit((char)bytes[i]) || bytes[i] is (byte)'-' or (byte)'_';
            _ = isKept && !(isDevice && i == 0) ? path.Append((char)bytes[i]) : path.Append(CultureInfo.InvariantCulture, $"%{bytes[i]:X2}");
        }

        return path.ToString();
    }
}
