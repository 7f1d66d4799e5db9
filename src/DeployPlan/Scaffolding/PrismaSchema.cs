using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>What the schema of Prisma says of the database of its migrations.</summary>
internal static class PrismaSchema
{
    private static readonly Regex Source = Pattern(@"^\s*datasource\s+\w+\s*\{(?<body>[^{}]*)\}");
    private static readonly Regex Url = Pattern(@"^\s*url\s*=\s*env\(\s*""(?<name>\w+)""\s*\)");
    private static readonly Regex Provider = Pattern(@"^\s*provider\s*=\s*""(?<name>\w+)""");

    /// <summary>The variable and the dialect, as far as a <c>schema.prisma</c> beside a folder says them.</summary>
    public static (string? Variable, string? Dialect) Beside(string folder)
    {
        var body = Source.Match(SourceText.Of(Path.Combine(Path.GetDirectoryName(folder)!, "schema.prisma"))).Groups["body"].Value;
        return (Url.Match(body) is { Success: true } url ? url.Groups["name"].Value : null, SqlProviders.In(Provider.Match(body).Groups["name"].Value));
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline);
}
