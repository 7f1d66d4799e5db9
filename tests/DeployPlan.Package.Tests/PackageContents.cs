using System.IO.Compression;
using System.Xml.Linq;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class PackageContents
{
    private static readonly string[] Files =
    [
        "DeployPlan.Tasks.nuspec",
        "README.md",
        "Sdk/Sdk.props",
        "Sdk/Sdk.targets",
        "THIRD-PARTY-NOTICES.txt",
        "build/DeployPlan.Apply.targets",
        "build/DeployPlan.Items.targets",
        "build/DeployPlan.Life.targets",
        "build/DeployPlan.LoadOperation.targets",
        "build/DeployPlan.Operation.proj",
        "build/DeployPlan.Tasks.props",
        "build/DeployPlan.Tasks.targets",
        "build/DeployPlan.WarnAsError.proj",
        "buildMultiTargeting/DeployPlan.Tasks.props",
        "buildMultiTargeting/DeployPlan.Tasks.targets",
        "schemas/deploy.schema.json",
        "schemas/plan.schema.json",
        "tools/netstandard2.0/DeployPlan.Tasks.dll",
        "tools/netstandard2.0/YamlDotNet.dll",
    ];

    private static readonly string[] DriverFiles =
    [
        "DeployPlan.Drivers.nuspec",
        "README.md",
        "build/DeployPlan.Drivers.props",
        "buildMultiTargeting/DeployPlan.Drivers.props",
        "drivers/RunDriver.targets",
        "tools/netstandard2.0/DeployPlan.Drivers.dll",
    ];

    [TestMethod]
    public void Exactly_these_files_are_in_it() => AssertFiles(Files, Workspace.Nupkg);

    [TestMethod]
    public void Exactly_these_files_are_in_the_package_of_drivers() => AssertFiles(DriverFiles, Workspace.DriversNupkg);

    private static void AssertFiles(string[] expected, string nupkg)
    {
        using var package = ZipFile.OpenRead(nupkg);

        var files = package.Entries.Select(entry => entry.FullName)
            .Where(name => name is not ("[Content_Types].xml" or "_rels/.rels") && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        CollectionAssert.AreEqual(expected, files.ToArray());
    }

    [TestMethod]
    public void Packing_warns_of_nothing() => Assert.DoesNotContain("warning", Workspace.Packing.Output + Workspace.PackingDrivers.Output);

    [TestMethod]
    public void The_nuspec_says_who_may_use_it_and_that_nothing_comes_with_it()
    {
        using var package = ZipFile.OpenRead(Workspace.Nupkg);
        using var nuspec = package.GetEntry("DeployPlan.Tasks.nuspec")!.Open();

        var metadata = XDocument.Load(nuspec).Root!.Elements().Single().Elements().ToDictionary(element => element.Name.LocalName);

        Assert.AreEqual("DeployPlan.Tasks", metadata["id"].Value);
        Assert.AreEqual("MIT", metadata["license"].Value);
        Assert.AreEqual("expression", metadata["license"].Attribute("type")!.Value);
        Assert.AreEqual("README.md", metadata["readme"].Value);
        Assert.AreEqual("true", metadata["developmentDependency"].Value);
        Assert.DoesNotContain("dependencies", metadata.Keys);
    }
}
