using CsCheck;
using DeployPlan.Commands;
using DeployPlan.Diagnostics;

namespace DeployPlan.Tests.Plans;

/// <summary>Every plan that is written can be read: of the samples, and of configs whose texts are chosen to make that hard.</summary>
[TestClass]
[TestCategory("Properties")]
public class ReadableConfigs
{
    private static readonly string[] Paths =
    [
        "infra/net", "./infra/net", "infra/net/", "infra//net", "./", ".", "infra/../infra/net", "/etc/apt", "~", "~/x", "../x", "..", "a:b", "a\\\\b", "", " ", "infra/net/main.tf",
        "./infra/net/main.tf", "no/such", "aux", "x.", "{}", "[a]", "5", "\\u00e9", "$(X)", "%41", "C:/x", "*", "-v",
    ];

    private static readonly string[] Texts = ["a", "", " ", "\\u00e9", "\\n", "\\t", "a\\\"b", "$(X)", "%3B", "a;b", "@(A)", "<version>", "1.2.3", "true", "~", "\\ud83d\\ude00", "./infra/net/main.tf"];

    public static IEnumerable<object[]> Samples => SampleSchemas.Configs;

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public void A_sample_is_planned_and_read_back(string file)
    {
        var folder = Path.GetDirectoryName(RepositoryFolder.PathOf(file))!;
        var output = Directory.CreateTempSubdirectory("deployplan-").FullName;

        var outcome = PlanCommand.Run(new PlanRequest
        {
            ConfigFile = RepositoryFolder.PathOf(file),
            Version = "1.2.3+x",
            OutputDirectory = output,
            IntermediateDirectory = Path.Combine(output, "obj"),
            RepositoryRoot = folder,
        });

        Assert.IsNotEmpty(outcome.Environments, string.Join('\n', outcome.Diagnostics));
        foreach (var plan in outcome.Environments)
        {
            PlanText.AssertIsReadable(File.ReadAllBytes(plan.PlanFile));
        }

        Directory.Delete(output, recursive: true);
    }

    [TestMethod]
    public void Whatever_a_config_says_its_plan_is_readable_or_there_is_an_error()
    {
        using var folder = new Folder();
        var (path, text) = (GeneratedPlan.OneOf(Paths), GeneratedPlan.OneOf(Texts));

        Gen.Select(path, path, text, text, GeneratedPlan.OneOf("mine", "terraform", "command"), GeneratedPlan.OneOf("1.0.0", "1.0.0+a b", "\u00e9", "-", "<version>")).Sample(
            (one, other, first, second, provider, version) => folder.Plan($$"""
                project: { name: "s{{first}}" }
                infra:
                  net: { provider: {{provider}}, path: "{{one}}", command: ["{{other}}", "{{first}}"], var_file: "{{other}}", more: { "k{{second}}": ["{{first}}", 1.50, ~] } }
                databases:
                  d: { migrations: { engine: "{{provider}}", path: "infra/net", strategy: pre_deploy, args: ["{{first}}"] } }
                services:
                  api: { image: api, command: ["{{one}}", "{{second}}"] }
                environments:
                  prod: { driver: "d{{second}}", env_file: "{{other}}" }
                """, version),
            iter: Cases.Of(1_500));
    }

    private sealed class Folder : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-").FullName;
        private int _count;

        public Folder()
        {
            Directory.CreateDirectory(Path.Combine(_folder, "infra", "net"));
            File.WriteAllText(Path.Combine(_folder, "infra", "net", "main.tf"), "");
        }

        public void Plan(string yaml, string version)
        {
            var number = Interlocked.Increment(ref _count);
            var config = Path.Combine(_folder, $"deploy{number}.yml");
            var output = Path.Combine(_folder, $"out{number}");
            File.WriteAllText(config, yaml);

            var outcome = PlanCommand.Run(new PlanRequest { ConfigFile = config, Version = version, OutputDirectory = output, IntermediateDirectory = output, RepositoryRoot = _folder });

            Assert.AreEqual(outcome.Environments.Count == 0, outcome.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error), yaml + string.Join('\n', outcome.Diagnostics));
            foreach (var plan in outcome.Environments)
            {
                PlanText.AssertIsReadable(File.ReadAllBytes(plan.PlanFile));
            }
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
