using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Rollbacks;
using DeployPlan.Tests.Comparisons;

namespace DeployPlan.Tests.Rollbacks;

/// <summary>A rollback is refused when it is planned, not when half of it is done.</summary>
[TestClass]
public class OverWhatIsGone
{
    private const string Shop = """
        project: { name: shop }
        services: { api: { project: src/App.csproj } }
        environments: { prod: { driver: process } }

        """;

    private readonly FakeWorld _world = new();

    [TestMethod]
    public void A_release_in_between_that_was_deleted_is_missed()
    {
        var releases = Release("1.0.0", "2.0.0", "3.0.0");
        var missing = releases[1].Id;
        releases.RemoveAt(1);

        Assert.AreEqual("DPL3061", Codes(releases, releases[0].Id));
        var diagnostics = new DiagnosticBag();
        Assert.IsNull(RollbackRange.Of(releases, "", "state", diagnostics));
        Assert.StartsWith($"Release {missing}, which came before {releases[1].Id}, is not recorded any more", diagnostics.ToSortedList()[0].Message);
    }

    [TestMethod]
    public void Releases_before_the_target_may_be_deleted_and_those_of_before_do_not_say_what_came_before_them()
    {
        var releases = Release("1.0.0", "2.0.0", "3.0.0", "4.0.0");
        releases.RemoveAt(1);

        Assert.AreEqual("", Codes(releases, releases[1].Id));
        Assert.AreEqual("", Codes([.. releases.Select(release => release with { Previous = "" })], releases[0].Id));
    }

    [TestMethod]
    public void A_program_that_was_cleaned_up_is_missed_and_one_that_is_there_is_not()
    {
        var state = Directory.CreateTempSubdirectory("deployplan-gone-").FullName;
        var releases = WithPrograms(Release("1.0.0", "2.0.0"));

        Assert.AreEqual("DPL3062", Artifacts(releases, releases, state));
        Directory.CreateDirectory(Path.Combine(state, "services", "api", releases[0].Id));
        Assert.AreEqual("", Artifacts(releases, releases, state));
        Directory.Delete(state, recursive: true);
    }

    [TestMethod]
    public void The_release_that_built_what_is_deployed_again_is_needed()
    {
        var releases = WithPrograms(Release("1.0.0", "2.0.0"));

        Assert.AreEqual("DPL3063", Artifacts(releases, [releases[1]], "state"));
    }

    private List<ExecutedRelease> Release(params string[] versions)
    {
        using var tree = new ConfigTree();
        foreach (var version in versions)
        {
            _world.Apply(tree.Plan(Shop, version: version));
        }

        return [.. _world.Releases.Select((release, i) => release with { Previous = i == 0 ? "" : _world.Releases[i - 1].Id })];
    }

    // As the driver publish records it.
    private static List<ExecutedRelease> WithPrograms(List<ExecutedRelease> releases) =>
        [.. releases.Select(release => release with { Results = new Dictionary<string, OperationResult> { ["build_api"] = new(null, null, null, $"services/api/{release.Id}") } })];

    private static string Codes(List<ExecutedRelease> releases, string target)
    {
        var diagnostics = new DiagnosticBag();
        RollbackRange.Of(releases, target, "state", diagnostics);
        return string.Join(' ', diagnostics.ToSortedList().Select(found => found.Code));
    }

    private static string Artifacts(List<ExecutedRelease> planned, List<ExecutedRelease> there, string state)
    {
        var diagnostics = new DiagnosticBag();
        var draft = RollbackPlanner.Plan(RollbackRange.Of(planned, "", state, diagnostics)!)!;
        RollbackArtifacts.Check(draft, there, state, diagnostics);
        return string.Join(' ', diagnostics.ToSortedList().Select(found => found.Code));
    }
}
