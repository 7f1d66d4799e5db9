using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Tests.Generated;

/// <summary>The pages about releases say of their files what the fields say.</summary>
[TestClass]
[DoNotParallelize]
public class FieldsOfReleases
{
    private const string ApplyPage = "docs/apply.md";
    private static readonly Release Release = Releases.Records.Release;

    [TestMethod]
    public void Of_a_release() => GeneratedFile.AssertPart(ApplyPage, "release.json", FieldTable.Of(Describer.Describe(Release, Release.Fields)));

    [TestMethod]
    public void Of_a_list_of_releases() =>
        GeneratedFile.AssertPart(ApplyPage, "releases.json", FieldTable.Of(Describer.Describe(new ReleaseList("shop", [ListedRelease.Empty with { Operations = new ListedOperations() }]), ReleaseList.Fields)));

    [TestMethod]
    public void Of_the_record_of_an_operation() =>
        GeneratedFile.AssertPart(ApplyPage, "the record of an operation", FieldTable.Of(Describer.Describe(Releases.Records.Operation, OperationRecord.Fields)));

    [TestMethod]
    public void Of_a_lock() => GeneratedFile.AssertPart(ApplyPage, "a lock", FieldTable.Of(Describer.Describe(LockHolder.Of("r", Releases.StateFolder.Noon, ""), LockHolder.Fields)));

    [TestMethod]
    public void Of_the_base_of_a_plan() => GeneratedFile.AssertPart(ApplyPage, "base.json", FieldTable.Of(Describer.Describe(PlanBase.Empty, PlanBase.Fields)));

    [TestMethod]
    public void Of_the_result_of_an_operation() =>
        GeneratedFile.AssertPart("docs/drivers.md", "the result of an operation", FieldTable.Of(Describer.Describe(Releases.Records.Result, OperationResult.Fields)));
}
