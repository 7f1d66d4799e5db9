using CsCheck;
using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Tests.Planning;

namespace DeployPlan.Tests.Comparisons;

[TestClass]
public class LockProperties
{
    private static readonly string[] Versions = ["1.0.0", "2.0.0-rc.1", "3.1.4+build.7"];

    [TestMethod]
    public void A_lock_accepts_exactly_the_plans_that_are_equal_whatever_the_version_and_the_form_of_the_file() => Gen.Select(
        GeneratedConfig.Any.Where(IsPlannable), Gen.Int[0, ScriptedEdit.All.Count], Gen.Int[0, 2]).Sample(
        (config, number, version) =>
        {
            using var tree = new ConfigTree();
            var edit = number < ScriptedEdit.All.Count ? ScriptedEdit.All[number] : null;
            var edited = edit?.Apply(config) ?? config;
            if (!IsPlannable(edited))
            {
                return;
            }

            var before = PlanWriter.Write(tree.Plan(config.ToYaml(1))).Id;
            Lock(tree);
            tree.Write("db/001.sql", edit is { EditsScript: true } ? "select 2;\n" : "create table t (id int);\n");
            var yaml = (edit?.Yaml ?? (text => text))(edited.ToYaml(2));
            var after = PlanWriter.Write(tree.Plan(yaml)).Id;
            tree.Write("deploy.yml", "# a comment\n\n" + yaml.Replace("\n", "   # another\n", StringComparison.Ordinal));

            var codes = Check(tree, Versions[version]);

            if (before == after)
            {
                Assert.IsEmpty(codes);
            }
            else
            {
                Assert.IsNotEmpty(codes);
                Assert.IsTrue(codes.All(code => code == "DPL3105"), string.Join(", ", codes));
            }
        },
        iter: 300);

    private static bool IsPlannable(GeneratedConfig config) => new ExpectedPlan(config).Order() is not null;

    private static void Lock(ConfigTree tree) => Assert.IsEmpty(LockCommand.Run(new LockRequest
    {
        ConfigFile = tree.PathOf("deploy.yml"),
        Version = "1.0.0",
        OutputDirectory = tree.PathOf("out"),
        RepositoryRoot = tree.Folder,
    }).Diagnostics);

    private static string[] Check(ConfigTree tree, string version) =>
    [
        .. PlanCommand.Run(new PlanRequest
        {
            ConfigFile = tree.PathOf("deploy.yml"),
            Version = version,
            OutputDirectory = tree.PathOf("out"),
            RepositoryRoot = tree.Folder,
            LockedMode = true,
        }).Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Code),
    ];
}
