using CsCheck;
using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Planning;
using DeployPlan.Plans;
using DeployPlan.Sealing;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Planning;

/// <summary>2,000 random configs; CsCheck prints the seed of a failure and shrinks it.</summary>
[TestClass]
[TestCategory("Properties")]
public class PlanProperties
{
    private const int Count = 2_000;

    [TestMethod]
    public void Every_plan_has_exactly_the_edges_and_the_order_of_the_rules_however_the_file_is_shuffled()
    {
        using var files = new ConfigFolder();

        Gen.Select(GeneratedConfig.Any, Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).Sample(
            (config, one, other) =>
            {
                var expected = new ExpectedPlan(config);
                var order = expected.Order();
                var (plan, diagnostics) = files.Plan(config.ToYaml(one));
                var (shuffled, shuffledDiagnostics) = files.Plan(config.ToYaml(other));

                if (order is null)
                {
                    Assert.IsNull(plan);
                    Assert.AreEqual("DPL2001", diagnostics.First(d => d.Severity == Severity.Error).Code);
                    CollectionAssert.AreEqual(Paths(diagnostics), Paths(shuffledDiagnostics));
                    return;
                }

                CollectionAssert.AreEqual(order.ToArray(), plan!.Operations.Select(operation => operation.Id).ToArray());
                foreach (var operation in plan.Operations)
                {
                    CollectionAssert.AreEqual(expected.WaitsFor[operation.Id].ToArray(), operation.DependsOn.ToArray());
                }

                CollectionAssert.AreEqual(PlanWriter.Write(plan).Bytes, PlanWriter.Write(shuffled!).Bytes);
            },
            iter: Cases.Of(Count));
    }

    [TestMethod]
    public void A_wave_holds_what_waits_only_for_earlier_waves_and_the_critical_path_has_one_operation_a_wave()
    {
        using var files = new ConfigFolder();

        GeneratedConfig.Any.Where(config => new ExpectedPlan(config).Order() is not null).Sample(
            config =>
            {
                var plan = files.Plan(config.ToYaml(0)).Plan!;
                var waves = plan.Operations.ToDictionary(operation => operation.Id, operation => operation.Wave);

                foreach (var operation in plan.Operations)
                {
                    Assert.AreEqual(1 + operation.DependsOn.Select(id => waves[id]).DefaultIfEmpty(0).Max(), operation.Wave);
                }

                CollectionAssert.AreEqual(
                    Enumerable.Range(1, waves.Values.DefaultIfEmpty(0).Max()).ToArray(),
                    CriticalPath.Of(plan).Select(id => waves[id]).ToArray());
            },
            iter: Cases.Of(Count));
    }

    [TestMethod]
    public void A_filtered_plan_is_what_the_named_services_reach_and_nothing_else()
    {
        using var files = new ConfigFolder();

        Gen.Select(GeneratedConfig.Any.Where(config => config.Services.Count > 0 && new ExpectedPlan(config).Order() is not null), Gen.Int[0, 100]).Sample(
            (config, choice) =>
            {
                var name = config.Services[choice % config.Services.Count].Name;
                var whole = files.Plan(config.ToYaml(0)).Plan!;
                var filtered = files.Plan(config.ToYaml(0), name).Plan!;

                var reached = new HashSet<string> { "build_" + name, "deploy_prod_" + name, "health_check_prod_" + name };
                reached.UnionWith(whole.Operations
                    .Where(operation => operation.Inputs is MigrationInputs { Strategy: "post_deploy" } migration
                        && operation.DependsOn.Contains("deploy_prod_" + name)
                        && (config.Services[choice % config.Services.Count].Databases?.Contains(migration.Database) ?? true))
                    .Select(operation => operation.Id));
                foreach (var operation in whole.Operations.Reverse().Where(operation => reached.Contains(operation.Id)))
                {
                    reached.UnionWith(operation.DependsOn);
                }

                CollectionAssert.AreEqual(
                    whole.Operations.Select(operation => operation.Id).Where(reached.Contains).ToArray(),
                    filtered.Operations.Select(operation => operation.Id).ToArray());
            },
            iter: Cases.Of(Count));
    }

    private static string[] Paths(IReadOnlyList<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(diagnostic => System.Text.RegularExpressions.Regex.Replace(diagnostic.Message, "line [0-9]+", "line")).Order(StringComparer.Ordinal)];

    private sealed class ConfigFolder : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-").FullName;

        public ConfigFolder()
        {
            Directory.CreateDirectory(Path.Combine(_folder, "db"));
            Directory.CreateDirectory(Path.Combine(_folder, "src"));
            File.WriteAllText(Path.Combine(_folder, "src", "App.csproj"), "<Project />\n");
        }

        public (Plan? Plan, IReadOnlyList<Diagnostic> Diagnostics) Plan(string yaml, params string[] services)
        {
            var file = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".yml");
            File.WriteAllText(file, yaml);
            var diagnostics = new DiagnosticBag();
            var config = ConfigReader.Read(file, new SourceTree(_folder, _folder), strict: true, diagnostics);
            Assert.IsFalse(diagnostics.HasErrors, string.Join('\n', diagnostics.ToSortedList()) + "\n" + yaml);
            var plan = Planner.Plan(config!, config!.Environments[0], "1.0.0", services, diagnostics);
            if (plan is not null)
            {
                PlanText.AssertIsReadable(PlanWriter.Write(PlanSealing.Seal(plan, new SourceTree(_folder, _folder), SourceSpan.WholeFile, diagnostics)).Bytes);
            }

            File.Delete(file);
            return (plan, diagnostics.ToSortedList());
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
