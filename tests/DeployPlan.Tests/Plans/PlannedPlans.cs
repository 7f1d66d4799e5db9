using CsCheck;
using DeployPlan.Plans;
using DeployPlan.Tests.Planning;

namespace DeployPlan.Tests.Plans;

[TestClass]
public class PlannedPlans
{
    [TestMethod]
    public void What_the_planner_makes_is_read_back_and_fits_the_schemas() => Gen.Select(GeneratedConfig.Any, Gen.Int[0, int.MaxValue]).Sample(
        (config, seed) =>
        {
            var yaml = config.ToYaml(seed);
            Assert.IsEmpty(Schemas.Deploy.Validate(Schemas.ToJson(yaml)), yaml);
            using var planned = Planned.From(yaml);
            if (planned.Plan is not { } plan)
            {
                return;
            }

            var (read, diagnostics) = PlanText.Read(PlanWriter.Write(plan).Bytes);

            Assert.IsEmpty(diagnostics, string.Join('\n', diagnostics));
            Assert.IsNull(Structure.Difference(plan, read!.Plan));
            Assert.IsEmpty(Schemas.Plan.Validate(PlanText.Of(plan)), string.Join('\n', Schemas.Plan.Validate(PlanText.Of(plan))) + "\n" + PlanText.Of(plan));
        },
        iter: 300);

    [TestMethod]
    public void The_schema_accepts_every_sample()
    {
        var samples = RepositoryFolder.PathOf("samples");
        foreach (var file in Directory.Exists(samples) ? Directory.EnumerateFiles(samples, "*.yml", SearchOption.AllDirectories) : [])
        {
            if (Path.GetFileName(file) is "deploy.yml" or "stagecraft.yml")
            {
                Assert.IsEmpty(Schemas.Deploy.Validate(Schemas.ToJson(File.ReadAllText(file))), file);
            }
        }
    }
}
