using System.Text;
using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

/// <summary>A plan of an earlier minor version is read as it was meant, and is canonical in its own version.</summary>
[TestClass]
public class EarlierFormats
{
    private static readonly byte[] Earlier = BytesOf("1.0");

    [TestMethod]
    [DataRow("1.0")]
    [DataRow("1.1")]
    public void A_plan_is_written_again_with_the_same_bytes(string version)
    {
        var bytes = BytesOf(version);

        var (plan, diagnostics) = PlanText.Read(bytes);

        Assert.IsEmpty(diagnostics);
        CollectionAssert.AreEqual(bytes, PlanWriter.Write(plan!.Plan).Bytes);
    }

    [TestMethod]
    public void What_it_does_not_say_has_its_default()
    {
        var plan = PlanText.Read(Earlier).Plan!.Plan;

        var deploy = (DeployInputs)plan.Operations.Single(operation => operation.Type == OperationType.Deploy).Inputs;
        Assert.AreEqual(30, deploy.Settings.StopTimeoutSeconds);
        Assert.IsTrue(PlanComparer.Compare(plan, SamplePlans.Shop()).IsEmpty);
    }

    [TestMethod]
    public void A_key_of_a_newer_version_is_unknown_in_it()
    {
        var text = PlanText.Change(Encoding.UTF8.GetString(Earlier), "        \"rollout\": {", "        \"stop_timeout_seconds\": 30,\n        \"rollout\": {");

        Assert.AreEqual("DPL1013", PlanText.Read(PlanText.Reseal(text)).Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Error).Code);
    }

    private static byte[] BytesOf(string version) => File.ReadAllBytes(Golden.PathOf(Path.Combine("earlier", $"shop-prod.{version}.json")));
}
