using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.Secrets;

/// <summary>The ways in which a program may print a secret.</summary>
internal static class SecretForms
{
    /// <summary>Masking shorter texts would garble every line and hide nothing.</summary>
    public const int Shortest = 4;

    // Of a line of a longer secret: its braces and brackets are no secret.
    private const int ShortestLine = 8;

    // The lines of a longer one are looked for by themselves.
    private const int LongestEscaped = 4096;

    // A longer one in base64 is sent as it is, not as a part of a URL.
    private const int LongestInUrl = 512;

    private const int BitsOfByte = 8;
    private const int BitsOfDigit = 6;

    /// <summary>The value as it is, each of its lines, in base64 and as hexadecimal digits; what a line of output may hold as a whole.</summary>
    public static IEnumerable<string> Of(string value) => Readings(value)
        .SelectMany(static text => Texts(text).Concat(Encoded(text)).Concat(Encoded(text.Trim())).Concat(Digits(text)).Concat(Digits(text.Trim())))
        .Where(static form => form.Length >= Shortest).Distinct(StringComparer.Ordinal);

    /// <summary>Finds what encoders of JSON, URLs, XML and shells may make of the value and of its lines; none for one that all of them leave as it is.</summary>
    public static IEnumerable<(int Length, Regex Form)> Escaped(string value) =>
        Readings(value).SelectMany(static text => Texts(text).Concat(text.Length <= LongestInUrl ? Encoded(text) : [])).Where(static text => text.Length is >= Shortest and <= LongestEscaped && !IsLeftAsItIs(text)).Distinct(StringComparer.Ordinal)
            .Select(static text => (text.Length, new Regex(Pattern(text), RegexOptions.CultureInvariant)));

    /// <summary>In base64, also as a part of something longer, as in a header with user and password: then the digits at both ends, which hold bits of others, are not part of it.</summary>
    public static IEnumerable<string> Encoded(string value) => Encoded(Encoding.UTF8.GetBytes(value)).Concat(Encoded(Encoding.Unicode.GetBytes(value)));

    // One that is written for a URL is printed as what it says by who takes the URL apart.
    private static IEnumerable<string> Readings(string value) => Uri.UnescapeDataString(value) is var plain && plain == value ? [value] : [value, plain];

    private static IEnumerable<string> Encoded(byte[] bytes)
    {
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

    private static IEnumerable<string> Digits(string value)
    {
        var digits = string.Concat(Encoding.UTF8.GetBytes(value).Select(static part => Hexadecimal(part, "x2")));
        return digits.Length < ShortestLine ? [] : [digits, digits.ToUpperInvariant()];
    }

    // A shell that splits words makes one line of several.
    private static IEnumerable<string> Texts(string value)
    {
        var lines = value.Split('\n').Select(static line => line.Trim()).ToList();
        return [value, value.Trim(), .. lines.Count > 1 ? lines.Where(static line => line.Length >= ShortestLine).Append(string.Join(" ", lines).Trim()).Append(string.Concat(lines)) : []];
    }

    private static bool IsLeftAsItIs(string text) => text.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.');

    // Encoders differ in which characters they escape, so each may be escaped or not.
    private static string Pattern(string text)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var backslashes = text[i] != '\\' ? 0 : text.Skip(i).TakeWhile(static c => c == '\\').Count();
            if (backslashes > 0)
            {
                // Each may be written as up to four, in JSON that is in JSON.
                pattern.Append(FormattableString.Invariant($@"(?:\\{{{backslashes},{4 * backslashes}}}|(?i:\\{{1,3}}u005c){{{backslashes}}}|(?i:%5c){{{backslashes}}})"));
                i += backslashes - 1;
                continue;
            }

            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            pattern.Append("(?:").Append(string.Join("|", Alternatives(text.Substring(i, length)))).Append(')');
            i += length - 1;
        }

        return pattern.ToString();
    }

    private static IEnumerable<string> Alternatives(string character)
    {
        const string Named = "\n\r\t\b\f";
        var c = character[0];
        var isPlain = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

        // JSON that is in JSON has its own escapes escaped; shells have a sign before what means something to them, cmd and PowerShell one of their own.
        yield return c is > ' ' and < (char)127 && !isPlain ? @"(?:\\{0,3}|\^|`)" + Regex.Escape(character) : c == ' ' ? @"\\{0,3} " : Regex.Escape(character);
        if (Named.IndexOf(c) is >= 0 and var named)
        {
            yield return @"\\{1,3}" + "nrtbf"[named];
        }

        // Some escape every character of a URL, and some a URL within a URL.
        var bytes = Encoding.UTF8.GetBytes(character);
        yield return string.Concat(bytes.Select(static part => $"(?i:%(?:25){{0,2}}{Hexadecimal(part, "x2")})"));
        if (isPlain)
        {
            yield break;
        }

        // git and bash write bytes in octal, Python and JavaScript as \x.
        yield return string.Concat(bytes.Select(static part => $@"\\{{1,3}}(?:(?i:x{Hexadecimal(part, "x2")})|{Convert.ToString(part, 8).PadLeft(3, '0')})"));
        yield return string.Concat(character.Select(static part => $@"\\{{1,3}}u(?i:{Hexadecimal(part, "x4")})"));
        var number = character.Length == 1 ? c : char.ConvertToUtf32(character, 0);
        yield return $"&(?:amp;)*#(?:0*{number.ToString(CultureInfo.InvariantCulture)}|(?i:x0*{Hexadecimal(number, "x")}));";
        if (number is > 127 and < 256)
        {
            yield return $"(?i:%{Hexadecimal(number, "x2")})";
        }

        foreach (var other in Others(c))
        {
            yield return other;
        }
    }

    private static string[] Others(char c) => c switch
    {
        ' ' => [@"\+"],
        '&' => ["&(?:amp;)+"],
        '<' => ["&(?:amp;)*lt;"],
        '>' => ["&(?:amp;)*gt;"],
        '"' => ["&(?:amp;)*quot;", "\"\""],
        '\'' => ["&(?:amp;)*apos;", @"'\\''", "'\"'\"'", "''"],
        '$' => [@"\$\$"],
        '`' => ["``"],
        _ => [],
    };

    private static string Hexadecimal(int number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
