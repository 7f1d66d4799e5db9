using System.Text;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

/// <summary>A plan that is as it was written is read in one go; what is not is left to the reader that says what is wrong.</summary>
[TestClass]
public class FastReading
{
    public static IEnumerable<object[]> Samples => SamplePlans.All.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public void What_was_written_is_read_in_one_go(string name)
    {
        var document = PlanWriter.Write(SamplePlans.All[name]);

        var read = CanonicalReader.Read(document.Bytes);

        Assert.IsNotNull(read);
        Assert.AreEqual(document.Id, read.Id);
        Assert.IsNull(Structure.Difference(SamplePlans.All[name], read.Plan));
    }

    [TestMethod]
    [DataRow("\"approval\": \"required\"", "\"approval\": \"maybe\"", DisplayName = "a choice that there is not")]
    [DataRow("\"wave\": 1,", "\"wave\": 0,", DisplayName = "a number out of its range")]
    [DataRow("\"version\": \"1.4.0\"", "\"version\": \"\"", DisplayName = "no text where there must be one")]
    [DataRow("      \"inputs\": {\n        \"environment\": \"prod\"", "      \"inputs\": {\n        \"environment\": \"other\"", DisplayName = "another environment")]
    [DataRow("\"formatVersion\": \"1.2\"", "\"formatVersion\": \"1.4\"", DisplayName = "a newer version")]
    [DataRow("  \"project\"", "  \"projects\"", DisplayName = "another key")]
    [DataRow("\"Run pre_deploy", "\"Run\\u0000 pre_deploy", DisplayName = "a character NUL")]
    [DataRow("\"Run pre_deploy", "\"Run\\ud800 pre_deploy", DisplayName = "half of a surrogate pair")]
    public void What_no_plan_says_is_not(string from, string to) => Assert.IsNull(CanonicalReader.Read(Changed(from, to)));

    [TestMethod]
    [DoNotParallelize]
    public void The_same_bytes_are_the_same_plan_and_others_are_read_anew()
    {
        var bytes = PlanWriter.Write(SamplePlans.All.Values.First()).Bytes;
        byte[] altered = [.. bytes];
        altered[^4] ^= 1;
        var first = PlanReader.Read("plan.json", bytes, new());

        Assert.AreSame(first, PlanReader.Read("plan.json", [.. bytes], new()));
        Assert.IsNull(PlanReader.Read("plan.json", altered, new()));
        Assert.AreSame(first, PlanReader.Read("plan.json", bytes, new()));
    }

    [TestMethod]
    public void What_must_be_sorted_and_is_not_is_not()
    {
        foreach (var plan in new[]
        {
            SamplePlans.Shop() with { RequiredEnvironment = ["B", "A"] },
            SamplePlans.Shop() with { RequiredEnvironment = ["A", "A"] },
            SamplePlans.Shop() with { Operations = [SamplePlans.Shop().Operations[0] with { Metadata = [new("b", "1"), new("a", "2")] }] },
            SamplePlans.Shop() with { Operations = [SamplePlans.Shop().Operations[0] with { Metadata = [new("a", "1"), new("a", "2")] }] },
        })
        {
            Assert.IsNull(CanonicalReader.Read(PlanWriter.Write(plan).Bytes));
        }
    }

    private static byte[] Changed(string from, string to) => Encoding.UTF8.GetBytes(PlanText.Reseal(PlanText.Change(PlanText.Of(SamplePlans.Shop()), from, to)));
}
