using System.Security.Cryptography;
using System.Text;

namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>One file of SQL.</summary>
/// <param name="Name">Relative to the folder of scripts, with forward slashes.</param>
/// <param name="File">Full path.</param>
/// <param name="Text">What is run, to the letter.</param>
/// <param name="Dialect">Whose SQL it is.</param>
internal sealed record Script(string Name, string File, string Text, SqlDialect Dialect)
{
    private SplitSql? _sql;
    private string? _hash;

    /// <summary>Its parts.</summary>
    public SplitSql Sql => _sql ??= SqlStatements.Split(Text, Dialect);

    public bool HasTransaction => !Directive.IsNoTransaction(Sql);

    /// <summary>The sha256 of the text, the same whatever line ending the checkout has.</summary>
    public string Hash => _hash ??= Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n")))).ToLowerInvariant();

    /// <summary>Line and column, from 1, of a character.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        var end = Math.Clamp(offset, 0, Text.Length);
        var (line, start) = (1, 0);
        for (var i = 0; i < end; i++)
        {
            if (Text[i] == '\n' || (Text[i] == '\r' && (i + 1 == Text.Length || Text[i + 1] != '\n')))
            {
                (line, start) = (line + 1, i + 1);
            }
        }

        return (line, end - start + 1);
    }
}
