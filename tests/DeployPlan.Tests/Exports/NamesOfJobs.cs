using DeployPlan.Exports;

namespace DeployPlan.Tests.Exports;

/// <summary>Names of jobs, for engines that take less than an id may have.</summary>
[TestClass]
public class NamesOfJobs
{
    private static readonly NameRule Strict = new(32) { Further = "-", TakesDigitFirst = false, Reserved = ["begin"] };

    [TestMethod]
    [DataRow("build-api", "build-api")]
    [DataRow("build_api", "build-api-7c1fd7", DisplayName = "a character that it does not take")]
    [DataRow("build.api", "build-api-dbaaf8", DisplayName = "another such character: another name")]
    [DataRow("9build", "op-9build-5a95a5", DisplayName = "a digit first")]
    [DataRow("begin", "op-begin-b1db90", DisplayName = "a reserved name")]
    [DataRow("deploy-production-of-the-catalog-service", "deploy-production-of-the--9d5b9d", DisplayName = "too long")]
    public void A_name_is_the_id_or_near_it_with_a_digest(string id, string shape)
    {
        var name = Give(id).Single();

        Assert.AreEqual(shape[..^6], name[..^6]);
        Assert.IsTrue(name == id || name[^6..].All(char.IsAsciiHexDigitLower), name);
        Assert.IsLessThanOrEqualTo(32, name.Length);
    }

    [TestMethod]
    public void Ids_that_differ_only_in_case_get_names_that_differ_in_more()
    {
        var names = Give("build-api", "build-API");

        Assert.AreEqual(2, names.Distinct(StringComparer.OrdinalIgnoreCase).Count(), string.Join(' ', names));
    }

    [TestMethod]
    public void Two_that_are_one_all_the_same_are_found()
    {
        var marked = Give("build_api").Single();

        Assert.IsNotNull(JobNames.SameName([new(JobKind.Operation, "a") { Name = marked }, new(JobKind.Operation, "b") { Name = marked.ToUpperInvariant() }]));
        Assert.IsNull(JobNames.SameName(JobNames.Give([new(JobKind.Operation, "a"), new(JobKind.Operation, "b")], Strict)));
    }

    [TestMethod]
    [DataRow("image")]
    [DataRow("pages")]
    [DataRow("default")]
    public void What_means_something_to_GitLab_is_no_name_of_a_job(string id)
    {
        var read = new GitLabExporter().Read(ExportedPlan.Of("gitlab", ExportedPlan.Of((id, []))).File)!;

        Assert.IsFalse(read.Any(job => job.Name == id));
        Assert.HasCount(3, read);
    }

    private static string[] Give(params string[] ids) => [.. JobNames.Give([.. ids.Select(id => new ExportJob(JobKind.Operation, id))], Strict).Select(job => job.Name)];
}
