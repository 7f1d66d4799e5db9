using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
[TestCategory("Slow")]
public class ReproduciblePackage
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private static readonly string[] Projects = ["DeployPlan.Tasks", "DeployPlan.Drivers", "DeployPlan.Meta", "DeployPlan.Templates"];

    [TestMethod]
    public void Two_checkouts_give_the_same_bytes_and_point_to_their_source()
    {
        var first = PackCheckout("first");
        var second = PackCheckout("second");

        CollectionAssert.AreEqual(
            new[] { "DeployPlan", "DeployPlan.Drivers", "DeployPlan.Tasks", "DeployPlan.Templates" }.Select(package => $"{package}.{Workspace.Version}.nupkg").ToArray(),
            Names(first));
        CollectionAssert.AreEqual(Names(first), Names(second));
        foreach (var package in Names(first))
        {
            CollectionAssert.AreEqual(File.ReadAllBytes(Path.Combine(first, package)), File.ReadAllBytes(Path.Combine(second, package)), package);
        }

        foreach (var package in new[] { "DeployPlan.Tasks", "DeployPlan.Drivers" })
        {
            Assert.Contains(
                "https://raw.githubusercontent.com/example/deployplan/",
                ReadSourceLink(Path.Combine(first, $"{package}.{Workspace.Version}.nupkg"), $"tools/netstandard2.0/{package}.dll"));
        }
    }

    private static string[] Names(string feed) => [.. Directory.GetFiles(feed).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string PackCheckout(string name)
    {
        var folder = Workspace.NewFolder(name);
        foreach (var path in new[] { "src", "build", "artifacts/feed/.gitkeep", ".gitignore", ".gitattributes", "global.json", "NuGet.config", "Directory.Build.props", "Directory.Packages.props" })
        {
            Copy(Path.Combine(Workspace.Repository, path), Path.Combine(folder, path));
        }

        Git.Commit(folder);
        Git.Run(folder, "remote", "add", "origin", "https://github.com/example/deployplan.git");
        var feed = Path.Combine(folder, "artifacts", "out");
        foreach (var project in Projects)
        {
            var output = Dotnet.Run(
                folder,
                ["pack", $"src/{project}", "-o", feed, "--artifacts-path", Path.Combine(folder, "artifacts"), $"-p:Version={Workspace.Version}", "-p:RunAnalyzers=false", "-tl:off"],
                ("SOURCE_DATE_EPOCH", "1700000000"),
                ("CI", "true")).Succeeds().Output;
            Assert.DoesNotContain("warning", output);
        }

        return feed;
    }

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (File.Exists(source))
        {
            File.Copy(source, target);
            return;
        }

        foreach (var entry in Directory.GetFileSystemEntries(source).Where(entry => Path.GetFileName(entry) is not ("bin" or "obj")))
        {
            Copy(entry, Path.Combine(target, Path.GetFileName(entry)));
        }
    }

    private static string ReadSourceLink(string nupkg, string path)
    {
        using var package = ZipFile.OpenRead(nupkg);
        using var assembly = new MemoryStream();
        using (var entry = package.GetEntry(path)!.Open())
        {
            entry.CopyTo(assembly);
        }

        assembly.Position = 0;
        using var file = new PEReader(assembly);
        var embedded = file.ReadDebugDirectory().Single(debug => debug.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = file.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        var symbols = provider.GetMetadataReader();
        var link = symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation).Single(information => symbols.GetGuid(information.Kind) == SourceLink);
        return Encoding.UTF8.GetString(symbols.GetBlobBytes(link.Value));
    }
}
