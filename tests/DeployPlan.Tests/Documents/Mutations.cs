using CsCheck;
using DeployPlan.Tests.Configuration;

namespace DeployPlan.Tests.Documents;

[TestClass]
[TestCategory("Properties")]
public class Mutations
{
    private const string Valid = """
        project: { name: shop, registry: registry.example.com/acme }
        infra:
          network: { provider: command, command: [./infra/network.sh] }
        databases:
          orders: &db
            connection_env: ORDERS_DB
            migrations: { engine: raw, path: db/orders, strategy: pre_deploy }
          audit: { <<: *db }
        services:
          api:
            project: src/Api/Api.csproj
            databases: [orders]
            health_check: { url: "http://localhost/", headers: { Host: 'x' } }
        environments:
          prod:
            driver: compose
            services: { api: { health_check: { url: https://shop.example.com/ } } }

        """;

    private static readonly string[] Pieces =
    [
        " ", "\n", "\t", "\r", ":", "-", "?", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`", "#", "\\", "\0", "\u0001", "\u0085", "\u2028", "\ufeff", "é", "~",
        "<<: *db", "&db ", "*db", "!!str ", "!x ", "? ", "- ", "---\n", "...\n", "%YAML 1.1\n---\n", "%TAG ! tag:x,2000:\n", "|\n", "|9+\n", ">-\n", "\"\\x\"", "\"\\U0011FFFF\"", "!<a>", "!<",
        "null", "{}", "[]", "[[", "{{", "{?a}", "../..", "C:\\x", "environments:", "build: {", "services: ~",
    ];

    private static readonly Gen<string> Mutated =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, Valid.Length], Gen.Int[0, 30], Gen.Int[0, Pieces.Length - 1]).Array[1, 6].Select(steps =>
        {
            var text = Valid;
            foreach (var (kind, at, length, piece) in steps)
            {
                var start = Math.Min(at, text.Length);
                var end = Math.Min(start + length, text.Length);
                text = kind switch
                {
                    0 => text.Remove(start, end - start),
                    1 => text.Insert(start, Pieces[piece]),
                    _ => text + text[start..end],
                };
            }

            return text;
        });

    [TestMethod]
    public void Whatever_happens_to_a_valid_file_reading_it_ends_with_diagnostics_that_have_a_place()
    {
        using var folder = new ConfigFolder();

        Mutated.Sample(
            text =>
            {
                foreach (var diagnostic in folder.Read(text).Diagnostics)
                {
                    var span = diagnostic.Span;
                    Assert.IsGreaterThan(0, span.File.Length);
                    Assert.IsTrue(span.EndLine > span.Line || (span.EndLine == span.Line && span.EndColumn >= span.Column), diagnostic.ToString());
                }
            },
            iter: Cases.Of(5_000),
            threads: 1);
    }
}
