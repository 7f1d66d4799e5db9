using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.Secrets;

/// <summary>Replaces secrets in lines of output.</summary>
internal sealed class SecretMask
{
    private const string Mask = "***";

    // A line that is a piece of a secret which was broken into lines, as base64 does after 76 characters.
    private const int ShortestPiece = 12;

    private const string SignsOfEscapes = "\\%&+$'\"^`";

    private readonly List<(string? Text, Regex? Escaped)> _forms;
    private readonly List<string> _breakable;

    /// <param name="secrets">The values.</param>
    public SecretMask(IEnumerable<string> secrets)
    {
        var values = secrets.Where(static secret => secret.Trim().Length >= SecretForms.Shortest).ToList();

        // The longest first, so that a value that contains another is masked as a whole.
        _forms =
        [
            .. values.SelectMany(SecretForms.Of).Distinct(StringComparer.Ordinal).Select(static form => (form.Length, Text: (string?)form, Escaped: (Regex?)null))
                .Concat(values.SelectMany(SecretForms.Escaped).Select(static form => (form.Length, Text: (string?)null, Escaped: (Regex?)form.Form)))
                .OrderByDescending(static form => form.Length).Select(static form => (form.Text, form.Escaped)),
        ];
        _breakable = [.. values.Concat(values.SelectMany(SecretForms.Encoded)).Where(static form => form.Length > ShortestPiece)];
    }

    public string Of(string line)
    {
        if (line.Trim() is var piece && piece.TrimEnd('=') is { Length: >= ShortestPiece } digits && _breakable.Exists(form => form.IndexOf(digits, StringComparison.Ordinal) >= 0))
        {
            return line.Replace(piece, Mask);
        }

        var mayBeEscaped = line.Any(static sign => SignsOfEscapes.IndexOf(sign) >= 0);
        foreach (var (text, escaped) in _forms)
        {
            line = text is not null ? line.Replace(text, Mask) : mayBeEscaped ? escaped!.Replace(line, Mask) : line;
        }

        return line;
    }
}
