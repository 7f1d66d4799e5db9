using DeployPlan.Diagnostics;

namespace DeployPlan.Tests.Configuration;

/// <summary>Which property of MSBuild a mistyped name means.</summary>
[TestClass]
public class NamesOfProperties
{
    [TestMethod]
    [DataRow("DeployPlanLockedMod", "DeployPlanLockedMode")]
    [DataRow("DEPLOYPLANLOCKEDMOD", "DeployPlanLockedMode")]
    [DataRow("DeployPlanAllowOutdatd", "DeployPlanAllowOutdated")]
    [DataRow("DeployPlanStroe", "DeployPlanStore")]
    [DataRow("DeployPlanLockedMode", null)]
    [DataRow("deployplanlockedmode", null)]
    [DataRow("DeployPlan", null)]
    [DataRow("DeployPlanTeam", null)]
    [DataRow("LockedMod", null)]
    [DataRow("_DeployPlanLockedMod", null)]
    public void A_name_means_the_nearest_one_and_most_names_mean_none(string name, string? meant) => Assert.AreEqual(meant, PropertyNames.MeantBy(name));

    [TestMethod]
    [DataRow("DeployPlanBaselineId", null)]
    [DataRow("DeployPlanBaselineT", "DeployPlanBaselineTo")]
    [DataRow("DeployPlanRollbackIdd", null)]
    public void One_that_a_target_sets_is_known_and_none_to_write_instead(string name, string? meant) => Assert.AreEqual(meant, PropertyNames.MeantBy(name));
}
