using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>Versions that only exist when targets run.</summary>
[TestClass]
public class VersionFromTargets
{
    private readonly TestProject _project = TestProject.Create();

    // What the page of GitInfo tells people to write.
    [TestMethod]
    public void A_target_that_hooks_on_GetAssemblyVersion_is_heard() => AssertSame("GetAssemblyVersion;GenerateNuspec;GetPackageContents", "");

    [TestMethod]
    public void Any_other_target_can_be_named() => AssertSame("BeforeBuild", "<PropertyGroup><DeployPlanVersionTargets>SetVersion</DeployPlanVersionTargets></PropertyGroup>");

    [TestMethod]
    public void Where_none_is_heard_DeployPlan_warns_and_a_plain_build_does_not()
    {
        Assert.DoesNotContain("DPL2070", _project.Build().Succeeds().Output);
        Assert.Contains("deploy.yml : warning DPL2070: Nothing says which version is deployed", _project.DeployPlan("prod").Succeeds().Output);
        Assert.DoesNotContain("DPL2070", _project.DeployPlan("prod", "-p:Version=1.0.0").Succeeds().Output);
        Assert.DoesNotContain("DPL2070", _project.DeployPlan("prod", "-p:DeployPlanVersion=1.0.0").Succeeds().Output);
    }

    private void AssertSame(string hook, string more)
    {
        _project.AddToProject($"""{more}<Target Name="SetVersion" BeforeTargets="{hook}"><PropertyGroup><Version>2.3.4</Version></PropertyGroup></Target>""");

        Assert.DoesNotContain("DPL2070", _project.DeployPlan("prod").Succeeds().Output);
        Assert.AreEqual("2.3.4", _project.ReadPlan("prod")["version"]!.GetValue<string>());

        _project.Build().Succeeds();
        Assert.AreEqual("2.3.4", _project.ReadPlan("staging")["version"]!.GetValue<string>());
    }
}
