using System.Security.Cryptography;
using System.Text;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

/// <summary>The files of a set are in a list beside the plan, which the digest in the plan proves.</summary>
[TestClass]
public sealed class SetsOfInputs : IDisposable
{
    private static readonly string A = new('a', 64);
    private static readonly string B = new('b', 64);
    private static readonly Plan WithSets = Plan.Empty with
    {
        SealedInputs = [new("one.sql", A), SealedInput.SetOf("src/", [new("src/a.cs", A), new("src/b.cs", B)]), SealedInput.SetOf("web/", [new("web/c.js", B)])],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-").FullName;

    private string PlanFile => Path.Combine(_folder, "plan.json");

    [TestMethod]
    public void The_list_names_each_set_and_then_its_files()
    {
        Assert.AreEqual($"src/\n{A}  src/a.cs\n{B}  src/b.cs\nweb/\n{B}  web/c.js\n", Encoding.UTF8.GetString(InputSets.ToBytes(WithSets)!));
        Assert.IsNull(InputSets.ToBytes(Plan.Empty with { SealedInputs = [new("one.sql", A)] }));
        Assert.AreEqual(Path.Combine(_folder, "plan.inputs"), InputSets.Beside(PlanFile));
    }

    [TestMethod]
    public void The_digest_of_a_set_is_that_of_its_paths_and_digests() =>
        Assert.AreEqual(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"src/a.cs\0{A}\nsrc/b.cs\0{B}\n"))), InputSets.DigestOf([new("src/a.cs", A), new("src/b.cs", B)]));

    [TestMethod]
    public void What_is_written_beside_a_plan_is_read_back()
    {
        File.WriteAllBytes(InputSets.Beside(PlanFile), InputSets.ToBytes(WithSets)!);

        Assert.IsNull(Structure.Difference(WithSets, InputSets.WithMembers(Forgotten(), PlanFile)));
    }

    [TestMethod]
    public void A_plan_that_knows_its_files_and_one_without_a_list_stay_as_they_are()
    {
        Assert.AreSame(WithSets, InputSets.WithMembers(WithSets, PlanFile));
        var plan = Forgotten();
        Assert.AreSame(plan, InputSets.WithMembers(plan, PlanFile));
        File.WriteAllBytes(InputSets.Beside(PlanFile), InputSets.ToBytes(WithSets)!);
        Assert.AreSame(WithSets, InputSets.WithMembers(WithSets, PlanFile));
    }

    [TestMethod]
    public void Files_that_the_digest_does_not_prove_do_not_count()
    {
        var list = Encoding.UTF8.GetString(InputSets.ToBytes(WithSets)!);
        File.WriteAllText(InputSets.Beside(PlanFile), list.Replace("src/b.cs", "src/x.cs", StringComparison.Ordinal));

        var read = InputSets.WithMembers(Forgotten(), PlanFile).SealedInputs;

        Assert.IsNull(read[1].Members);
        Assert.AreEqual("web/c.js", read[2].Members!.Single().Path);
    }

    [TestMethod]
    public void Lines_that_are_too_short_for_a_file_are_none()
    {
        File.WriteAllText(InputSets.Beside(PlanFile), Encoding.UTF8.GetString(InputSets.ToBytes(WithSets)!) + $"\n{A}  \n/\n");

        Assert.HasCount(1, InputSets.WithMembers(Forgotten(), PlanFile).SealedInputs[2].Members!);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_list_that_cannot_be_read_is_as_good_as_none()
    {
        // It exists, and reading it is an error, for root too.
        File.CreateSymbolicLink(InputSets.Beside(PlanFile), "/proc/self/mem");

        Assert.IsNull(Structure.Difference(Forgotten(), InputSets.WithMembers(Forgotten(), PlanFile)));
    }

    [TestMethod]
    [DataRow("src/", true)]
    [DataRow("a/", true)]
    [DataRow("/", false)]
    [DataRow("src", false)]
    [DataRow("", false)]
    public void The_path_of_a_set_ends_with_a_slash(string path, bool isSet) => Assert.AreEqual(isSet, SealedInput.IsSet(path));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // As a plan is read: with the digest of a set alone.
    private static Plan Forgotten() => WithSets with { SealedInputs = [.. WithSets.SealedInputs.Select(input => input with { Members = null })] };
}
