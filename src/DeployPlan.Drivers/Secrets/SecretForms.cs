using System.Text;

namespace DeployPlan.Drivers.Secrets;

/// <summary>The ways in which a program may print a secret.</summary>
internal static class SecretForms
{
    /// <summary>Masking shorter texts would garble every line and hide nothing.</summary>
    public const int Shortest = 4;

    // Of a line of a longer secret: its braces and brackets are no secret.
    private const int ShortestLine = 8;

    private const int BitsOfByte = 8;
    private const int BitsOfDigit = 6;

    /// <summary>The value as it is, each of its lines, and escaped for JSON, XML, URLs and shells; what a line of output may hold as a whole.</summary>
    public static IEnumerable<string> Of(string value)
    {
        var lines = value.Split('\n').Select(static line => line.Trim()).ToList();
        IEnumerable<string> texts = [value, value.Trim(), .. lines.Count > 1 ? lines.Where(static line => line.Length >= ShortestLine) : []];
        return texts.SelectMany(static text => Escaped(text)).Concat(Encoded(value)).Concat(Encoded(value.Trim())).Where(static form => form.Length >= Shortest).Distinct(StringComparer.Ordinal);
    }

    /// <summary>In base64, also as a part of something longer, as in a header with user and password: then the digits at both ends, which hold bits of others, are not part of it.</summary>
    public static IEnumerable<string> Encoded(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        for (var before = 0; before < 3; before++)
        {
            var digits = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
            var first = ((before * BitsOfByte) + BitsOfDigit - 1) / BitsOfDigit;
            var end = (before + bytes.Length) * BitsOfByte / BitsOfDigit;
            if (end - first < ShortestLine)
            {
                continue;
            }

            if (before == 0)
            {
                yield return digits;
                yield return digits.Replace('+', '-').Replace('/', '_');
            }

            var form = digits.Substring(first, end - first);
            yield return form;
            yield return form.Replace('+', '-').Replace('/', '_');
        }
    }

    private static IEnumerable<string> Escaped(string text)
    {
        yield return text;
        foreach (var escapes in new[] { "\"\\", "\"\\/", "\"\\&'+<>" })
        {
            yield return Json(text, escapes);
        }

        var xml = text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
        yield return xml;
        yield return xml.Replace("\"", "&quot;");
        yield return text.Replace("'", "'\\''");
        yield return text.Replace("$", "$$");
        var url = Url(text);
        yield return url;
        yield return url.Replace("%20", "+");
        yield return Lower(url);
        yield return Lower(url.Replace("%20", "+"));
    }

    // Uri.EscapeDataString refuses a lone surrogate on some runtimes, and a long text on others.
    private static string Url(string text)
    {
        var url = new StringBuilder();
        foreach (var part in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)part;
            url.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or '~' ? c.ToString() : "%" + part.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return url.ToString();
    }

    private static string Lower(string url)
    {
        var text = new StringBuilder(url);
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] == '%')
            {
                text[i + 1] = char.ToLowerInvariant(text[i + 1]);
                text[i + 2] = char.ToLowerInvariant(text[i + 2]);
            }
        }

        return text.ToString();
    }

    // Writers differ in what they escape beyond what they must, and in how.
    private static string Json(string text, string escaped)
    {
        var json = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var named = "\n\r\t\b\f".IndexOf(c);
            json.Append(
                named >= 0 ? "\\" + "nrtbf"[named]
                : c is '"' or '\\' or '/' && escaped.IndexOf(c) >= 0 && !(c == '"' && escaped.Length > 3) ? "\\" + c
                : c < ' ' || escaped.IndexOf(c) >= 0 || (c > '~' && escaped.Length > 3) ? "\\u" + ((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)
                : c.ToString());
        }

        return json.ToString();
    }
}
