using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DeployPlan.Migrator.Scripts;

/// <summary>One file of SQL.</summary>
/// <param name="Name">Relative to the folder of scripts, with forward slashes.</param>
/// <param name="File">Full path.</param>
/// <param name="Text">What is run, to the letter.</param>
internal sealed partial record Script(string Name, string File, string Text)
{
    /// <summary>The first line of a script that must not run in a transaction.</summary>
    public const string NoTransaction = "-- deployplan: no-transaction";

    public bool HasTransaction => !NoTransactionLine().IsMatch(Text);

    /// <summary>The sha256 of the text, the same whatever line ending the checkout has.</summary>
    public string Hash => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n")))).ToLowerInvariant();

    /// <summary>Line and column, from 1, of a character.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        var before = Text.AsSpan(0, Math.Clamp(offset, 0, Text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    [GeneratedRegex(@"\A--[ \t]*deployplan:[ \t]*no-transaction[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NoTransactionLine();
}
