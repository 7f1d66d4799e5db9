using System.IO.Compression;
using System.Text;

namespace DeployPlan.Drivers.Tests.Containers;

public partial class ContainerDeploys
{
    private const string Canary = "canary-4be1c07a-value";

    [TestMethod]
    public async Task A_project_is_pushed_started_checked_and_replaced_by_its_next_version_and_its_secret_stays_in_its_container()
    {
        var port = ContainerEngine.FreePort();
        var project = new ContainerProject(s_engine, $$"""
            project: { name: Shop.Web, registry: "{{s_engine.Registry}}/acme" }
            services:
              api:
                project: src/Api/Api.csproj
                health_check: { url: "http://127.0.0.1:{{port}}/" }
            environments:
              prod: { driver: compose, env_file: prod.env }

            """);
        project.AddWebProject("Api");
        project.Files.Write("prod.env", $"GREETING={Canary}\n");
        project.Files.Write("compose.yml", $"""
            version: "3.8"
            services:
              api:
                network_mode: host
                environment:
                  ASPNETCORE_URLS: http://127.0.0.1:{port}

            """);

        var first = project.Apply("-p:Version=1.0.0", "-v:diag", "-bl:apply.binlog").Succeeds();

        var digest = s_engine.DigestOf("acme/shop.web/api", "1.0.0");
        Assert.AreEqual($"{s_engine.Registry}/acme/shop.web/api@{digest}", project.ImageOf("build_api"));
        Assert.AreEqual(project.ImageOf("build_api"), project.ImageOf("deploy_prod_api"));
        Assert.AreEqual($"hello shared {Canary}", await ContainerEngine.Ask(port));
        AssertNowhere(Canary, project, first);

        project.Files.Replace("src/Api/Program.cs", "hello", "welcome");
        project.Apply("-p:Version=2.0.0").Succeeds();

        Assert.AreEqual($"welcome shared {Canary}", await ContainerEngine.Ask(port));
        CollectionAssert.AreEqual(new[] { "1.0.0", "2.0.0" }, (await s_engine.TagsOf("acme/shop.web/api")).ToArray());
        Assert.AreNotEqual(digest, s_engine.DigestOf("acme/shop.web/api", "2.0.0"));
        Assert.AreEqual(project.ImageOf("build_api"), project.RunningImage("shop-web", "api"));
    }

    [TestMethod]
    public async Task Projects_that_share_another_one_are_built_at_the_same_time_for_a_registry_and_for_the_engine_alone()
    {
        var project = new ContainerProject(s_engine, $$"""
            project: { name: pair, registry: "{{s_engine.Registry}}" }
            services:
              one: { project: src/One/One.csproj }
              two: { project: src/Two/Two.csproj, image: "pair/second:x" }
            environments:
              prod: { driver: command, services: { one: { command: ["true"] }, two: { command: ["true"] } } }

            """);
        project.AddWebProject("One");
        project.AddWebProject("Two");

        project.Apply("-m:4").Succeeds();

        CollectionAssert.AreEqual(new[] { "1.0.0" }, (await s_engine.TagsOf("pair/one")).ToArray());
        Assert.AreEqual("pair/second:x", project.ImageOf("build_two"));
        s_engine.Docker("image", "inspect", "pair/second:x").Succeeds();
    }

    [TestMethod]
    public void The_id_of_an_image_is_recorded_if_the_engine_has_what_the_SDK_made_and_not_where_that_went_to_a_file()
    {
        var project = new ContainerProject(s_engine, """
            project: { name: elsewhere }
            services:
              api: { project: src/Api/Api.csproj }
            environments:
              prod: { driver: command, services: { api: { command: ["true"] } } }

            """);
        project.AddWebProject("Api");

        project.Apply().Succeeds();

        var first = s_engine.Docker("image", "inspect", "--format", "{{.Id}}", project.ImageOf("build_api")).Succeeds().Output.Trim();
        Assert.AreEqual(first, project.IdOf("build_api"));
        Assert.IsEmpty(Directory.GetFiles(Path.Combine(project.LastRelease, "builds")), "The variables of an image are kept nowhere else.");

        project.Files.Replace("src/Api/Program.cs", "hello", "welcome");
        project.Files.Replace("src/Api/Api.csproj", "<UseAppHost>", $"<ContainerArchiveOutputPath>{project.Files.PathOf("api.tar.gz")}</ContainerArchiveOutputPath><UseAppHost>");
        project.Apply().Succeeds();

        Assert.IsTrue(File.Exists(project.Files.PathOf("api.tar.gz")));
        Assert.AreEqual(first, s_engine.Docker("image", "inspect", "--format", "{{.Id}}", project.ImageOf("build_api")).Succeeds().Output.Trim());
        Assert.IsNull(project.IdOf("build_api"));
    }

    [TestMethod]
    public void A_project_that_does_not_compile_fails_with_what_the_compiler_says()
    {
        var project = new ContainerProject(s_engine, $$"""
            project: { name: broken, registry: "{{s_engine.Registry}}" }
            services:
              api: { project: src/Api/Api.csproj }
            environments:
              prod: { driver: command, services: { api: { command: ["true"] } } }

            """);
        project.AddWebProject("Api");
        project.Files.Write("src/Api/Broken.cs", "class Broken : Missing { }\n");

        var output = project.Apply().Fails().Output;

        Assert.MatchesRegex(@"error DPL4104: build_api: '\S*dotnet' exited with code 1: .*Broken\.cs\(1,16\): error CS0246", output);
    }

    private static void AssertNowhere(string secret, ContainerProject project, BuildResult result)
    {
        Assert.DoesNotContain(secret, result.Output + result.Error);
        var bytes = Encoding.UTF8.GetBytes(secret);
        foreach (var file in Directory.GetFiles(project.Files.Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "prod.env"))
        {
            Assert.IsLessThan(0, File.ReadAllBytes(file).AsSpan().IndexOf(bytes), file);
        }

        using var binlog = new GZipStream(File.OpenRead(project.Files.PathOf("apply.binlog")), CompressionMode.Decompress);
        using var text = new MemoryStream();
        binlog.CopyTo(text);
        Assert.IsLessThan(0, text.ToArray().AsSpan().IndexOf(bytes));
    }
}
