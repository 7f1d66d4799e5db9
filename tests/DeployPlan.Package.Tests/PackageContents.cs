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
        "Sdk/Sdk.Version.props",
        "Sdk/Sdk.props",
        "Sdk/Sdk.targets",
        "THIRD-PARTY-NOTICES.txt",
        "build/DeployPlan.Apply.targets",
        "build/DeployPlan.Assembly.props",
        "build/DeployPlan.Changes.targets",
        "build/DeployPlan.Explain.targets",
        "build/DeployPlan.Exports.targets",
        "build/DeployPlan.Init.proj",
        "build/DeployPlan.Init.targets",
        "build/DeployPlan.Items.targets",
        "build/DeployPlan.LoadOperation.targets",
        "build/DeployPlan.Operation.proj",
        "build/DeployPlan.Steps.targets",
        "build/DeployPlan.Stores.targets",
        "build/DeployPlan.Tasks.props",
        "build/DeployPlan.Tasks.targets",
        "build/DeployPlan.Version.targets",
        "build/DeployPlan.Views.targets",
        "build/DeployPlan.WarnAsError.proj",
        "buildMultiTargeting/DeployPlan.Tasks.props",
        "buildMultiTargeting/DeployPlan.Tasks.targets",
        "schemas/deploy.schema.json",
        "schemas/plan.schema.json",
        "tools/netstandard2.0/DeployPlan.Tasks.dll",
        "tools/netstandard2.0/YamlDotNet.dll",
    ];

    // Programs and libraries that run in a process of their own.
    private const string HostFolder = "tools/host/";

    private static readonly string[] DriverFiles =
    [
        "DeployPlan.Drivers.nuspec",
        "README.md",
        "THIRD-PARTY-NOTICES.txt",
        "build/DeployPlan.Drivers.props",
        "buildMultiTargeting/DeployPlan.Drivers.props",
        "drivers/RunDriver.targets",
        "tools/netstandard2.0/DeployPlan.Drivers.dll",
    ];

    [TestMethod]
    public void Exactly_these_files_are_in_it() => AssertFiles(Files, Workspace.Nupkg);

    [TestMethod]
    public void Exactly_these_files_are_in_the_package_of_drivers() => AssertFiles(DriverFiles, Workspace.DriversNupkg, besides: HostFolder);

    [TestMethod]
    public void The_package_of_both_has_nothing_of_its_own()
    {
        AssertFiles(["DeployPlan.nuspec", "README.md"], Workspace.Package("DeployPlan"));

        var dependencies = Nuspec("DeployPlan").Descendants().Where(element => element.Name.LocalName == "dependency").ToList();
        Assert.AreEqual("DeployPlan.Drivers DeployPlan.Tasks", string.Join(' ', dependencies.Select(dependency => dependency.Attribute("id")!.Value)));
        Assert.IsTrue(dependencies.TrueForAll(dependency => dependency.Attribute("version")!.Value == Workspace.Version && dependency.Attribute("include")!.Value == "All"));
    }

    [TestMethod]
    public void The_package_of_the_template_has_one()
    {
        AssertFiles(
            ["DeployPlan.Templates.nuspec", "README.md", "content/deployplan/.template.config/template.json", "content/deployplan/deploy/deploy.csproj"],
            Workspace.Package("DeployPlan.Templates"));
        Assert.AreEqual("Template", Nuspec("DeployPlan.Templates").Descendants().Single(element => element.Name.LocalName == "packageType").Attribute("name")!.Value);
    }

    [TestMethod]
    public void The_migrator_comes_with_every_notice_and_with_SQLite_for_the_systems_that_builds_run_on()
    {
        var files = FilesIn(Workspace.DriversNupkg).Where(name => name.StartsWith(HostFolder, StringComparison.Ordinal)).Select(name => name[HostFolder.Length..]).ToList();
        using var package = ZipFile.OpenRead(Workspace.DriversNupkg);
        using var notices = new StreamReader(package.GetEntry("THIRD-PARTY-NOTICES.txt")!.Open());
        var text = notices.ReadToEnd();

        foreach (var library in files.Where(name => name.EndsWith(".dll", StringComparison.Ordinal) && !name.Contains('/', StringComparison.Ordinal) && name != "DeployPlan.Host.dll"))
        {
            Assert.Contains(library, text);
        }

        CollectionAssert.IsSubsetOf(
            new[] { "Azure.Storage.Blobs.dll", "DeployPlan.Host.deps.json", "DeployPlan.Host.dll", "DeployPlan.Host.runtimeconfig.json", "Microsoft.Data.Sqlite.dll", "MySqlConnector.dll", "Npgsql.dll" },
            files);
        CollectionAssert.AreEqual(
            new[] { "linux-arm64", "linux-musl-arm64", "linux-musl-x64", "linux-x64", "osx-arm64", "osx-x64", "win-arm64", "win-x64" },
            files.Where(name => name.StartsWith("runtimes/", StringComparison.Ordinal) && name.Contains("/native/", StringComparison.Ordinal)).Select(name => name.Split('/')[1]).ToArray());
        CollectionAssert.AreEqual(
            new[] { "unix", "win" },
            files.Where(name => name.EndsWith("/lib/net8.0/Microsoft.Data.SqlClient.dll", StringComparison.Ordinal)).Select(name => name.Split('/')[1]).ToArray());
        Assert.IsEmpty(files.Where(name => name.Contains("SNI", StringComparison.Ordinal)));
        Assert.IsLessThan(14_000_000, new FileInfo(Workspace.DriversNupkg).Length);
    }

    private static void AssertFiles(string[] expected, string nupkg, string besides = "\0") =>
        CollectionAssert.AreEqual(expected, FilesIn(nupkg).Where(name => !name.StartsWith(besides, StringComparison.Ordinal)).ToArray());

    private static XDocument Nuspec(string package)
    {
        using var nupkg = ZipFile.OpenRead(Workspace.Package(package));
        using var nuspec = nupkg.GetEntry(package + ".nuspec")!.Open();
        return XDocument.Load(nuspec);
    }

    private static List<string> FilesIn(string nupkg)
    {
        using var package = ZipFile.OpenRead(nupkg);
        return [.. package.Entries.Select(entry => entry.FullName)
            .Where(name => name is not ("[Content_Types].xml" or "_rels/.rels") && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    [TestMethod]
    public void The_nuspec_says_who_may_use_it_and_that_nothing_comes_with_it()
    {
        var metadata = Nuspec("DeployPlan.Tasks").Root!.Elements().Single().Elements().ToDictionary(element => element.Name.LocalName);

        Assert.AreEqual("DeployPlan.Tasks", metadata["id"].Value);
        Assert.AreEqual("MIT", metadata["license"].Value);
        Assert.AreEqual("expression", metadata["license"].Attribute("type")!.Value);
        Assert.AreEqual("README.md", metadata["readme"].Value);
        Assert.AreEqual("true", metadata["developmentDependency"].Value);
        Assert.DoesNotContain("dependencies", metadata.Keys);
    }
}
