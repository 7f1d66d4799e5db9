using System.IO.Compression;
using System.Runtime.InteropServices;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>A release has images of the tasks, compiled ahead for the common systems. Whatever is there, a build works.</summary>
[TestClass]
[TestCategory("Slow")]
public class CompiledAhead
{
    // The header of an image: a mark, then the major version of the format. A runtime that does not know the version compiles the code itself.
    private static readonly byte[] HeaderOfImage = [(byte)'R', (byte)'T', (byte)'R', 0];

    private static readonly Lazy<string> Package = new(Unpack);

    private static string Own => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    [TestMethod]
    [DataRow("linux-x64")]
    [DataRow("linux-arm64")]
    [DataRow("win-x64")]
    [DataRow("osx-arm64")]
    public void There_is_an_image_for_each_common_system(string system)
    {
        foreach (var file in new[] { "DeployPlan.Tasks.dll", "YamlDotNet.dll" })
        {
            Assert.IsGreaterThan(new FileInfo(PathOf("netstandard2.0", file)).Length, new FileInfo(PathOf(system, file)).Length);
        }
    }

    [TestMethod]
    public void The_image_for_this_process_is_used() => AssertPlans(Own, $"tools/{Own}/DeployPlan.Tasks.dll");

    [TestMethod]
    public void What_a_consumer_builds_for_chooses_no_image() =>
        AssertPlans(Own, $"tools/{Own}/DeployPlan.Tasks.dll", "-p:RuntimeIdentifier=win-x64", "-p:NETCoreSdkRuntimeIdentifier=osx-arm64");

    [TestMethod]
    public void Without_an_image_for_this_process_the_assembly_for_all_is_used() => AssertPlans("", "tools/netstandard2.0/DeployPlan.Tasks.dll");

    [TestMethod]
    [DataRow((byte)1)]
    [DataRow((byte)250)]
    public void An_image_for_another_version_of_dotnet_is_compiled_again(byte version) => AssertPlans(Own, $"tools/{Own}/DeployPlan.Tasks.dll", folder =>
    {
        var file = Path.Combine(folder, "tools", Own, "DeployPlan.Tasks.dll");
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.AsSpan().IndexOf(HeaderOfImage) + HeaderOfImage.Length] = version;
        File.WriteAllBytes(file, bytes);
    });

    private static void AssertPlans(string system, string assembly, params string[] arguments) => AssertPlans(system, assembly, _ => { }, arguments);

    // The package with the image of one system, or none, imported by a project of its own.
    private static void AssertPlans(string system, string assembly, Action<string> change, params string[] arguments)
    {
        var project = TestProject.Create();
        var package = project.PathOf("package");
        foreach (var file in Directory.GetFiles(Package.Value, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Package.Value, file).Replace('\\', '/');
            if (!path.StartsWith("tools/", StringComparison.Ordinal) || path.StartsWith("tools/netstandard2.0/", StringComparison.Ordinal) || (system.Length > 0 && path.StartsWith($"tools/{system}/", StringComparison.Ordinal)))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(package, path))!);
                File.Copy(file, Path.Combine(package, path));
            }
        }

        change(package);
        project.Write(
            "whole.proj",
            """
            <Project>
              <Import Project="package/build/DeployPlan.Tasks.props" />
              <Import Project="package/build/DeployPlan.Tasks.targets" />
            </Project>
            """);

        var output = Dotnet.Run(project.Folder, ["msbuild", "whole.proj", "-nologo", "-tl:off", "-t:DeployPlan", "-p:Env=prod", "-v:diag", .. arguments]).Succeeds().Output;

        Assert.Contains($"Using \"GeneratePlan\" task from assembly \"{package}/build/../{assembly}\"", output);
        var plan = File.ReadAllText(project.Plan("prod"));
        Directory.Delete(project.PathOf("obj/deployplan"), recursive: true);
        project.DeployPlan("prod").Succeeds();
        Assert.AreEqual(File.ReadAllText(project.Plan("prod")), plan);
    }

    private static string PathOf(string system, string file) => Path.Combine(Package.Value, "tools", system, file);

    private static string Unpack()
    {
        var folder = Workspace.NewFolder("ahead");
        Dotnet.Run(
            Workspace.Repository,
            ["pack", "src/DeployPlan.Tasks", "-c", "Release", "-o", folder, "--artifacts-path", Path.Combine(folder, "artifacts"), "-p:CompileAhead=true", "-p:RunAnalyzers=false", "-tl:off"]).Succeeds();
        var package = Path.Combine(folder, "package");
        ZipFile.ExtractToDirectory(Directory.GetFiles(folder, "*.nupkg").Single(), package);
        return package;
    }
}
