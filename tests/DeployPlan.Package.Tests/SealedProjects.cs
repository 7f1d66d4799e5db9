using System.Text.Json.Nodes;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>What a project is made of, as MSBuild knows it: sealed, locked, and checked again when it is used.</summary>
[TestClass]
public class SealedProjects
{
    private const string Config = """
        project: { name: shop }
        databases:
          shop: { connection_env: SHOP_DB, migrations: { engine: efcore, path: Web, strategy: pre_deploy } }
        services:
          web: { project: Web/Web.csproj }
        environments:
          prod: { driver: process }

        """;

    private readonly TestProject _project = TestProject.WithoutConfig(Template.WithDrivers);

    [TestInitialize]
    public void WriteProjects()
    {
        _project.AddToProject("<PropertyGroup><EnableDefaultItems>false</EnableDefaultItems></PropertyGroup>");
        _project.Write(".git/HEAD", "");
        _project.Write("deploy.yml", Config);
        _project.Write("Web/Web.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <Import Project="../build/own.props" />
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><AssemblyOriginatorKeyFile>../key.snk</AssemblyOriginatorKeyFile></PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Library/Library.csproj" />
                <Compile Include="../shared/**/*.cs" />
                <Reference Include="Vendor"><HintPath>..\lib\bin\Vendor.dll</HintPath></Reference>
              </ItemGroup>
            </Project>
            """);
        _project.Write("Web/HomeController.cs", "public class HomeController;\n");
        foreach (var file in new[] { "Web/README.md", "Web/app.log", "Web/shop.db-wal", "Web/prod.env", "Web/.env.local", "Web/deploy.yml", "Web/ran.txt", "Web/node_modules/a/a.js", "Web/bin/a.txt", "Web/obj/a.txt" })
        {
            _project.Write(file, "no source\n");
        }

        _project.Write("Web/Main.razor.css", "h1 {}\n");
        _project.Write("lib/bin/Vendor.dll", "\0");
        _project.Write("key.snk", "\0");
        _project.Write("Web/Data/20260101_First.cs", "public partial class First : Migration;\n");
        _project.Write("Web/wwwroot/site.css", "body {}\n");
        _project.Write("Library/Library.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks><EnableDefaultNoneItems>false</EnableDefaultNoneItems></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Rates/Rates.csproj" /></ItemGroup>
            </Project>
            """);
        _project.Write("Rates/Rates.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>netstandard2.0</TargetFramework><EnableDefaultNoneItems>false</EnableDefaultNoneItems></PropertyGroup></Project>""");
        _project.Write("Rates/Rate.cs", "public class Rate;\n");

        // A lock of packages, by each name that NuGet has for it, is no item where a project has none by default, as in F#.
        _project.Write("Web/packages.lock.json", "{}\n");
        _project.Write("Library/packages.lock.json", "{}\n");
        _project.Write("Rates/packages.Rates.lock.json", "{}\n");
        _project.Write("Library/Tax.cs", "public class Tax;\n");
        _project.Write("build/own.props", "<Project />");
        _project.Write("shared/Linked.cs", "public class Linked;\n");
        _project.Write("Directory.Build.props", "<Project />");
    }

    [TestMethod]
    public void Its_sources_are_one_entry_and_the_migrations_are_also_entries_of_their_own()
    {
        _project.DeployPlan("prod").Succeeds();

        var inputs = _project.ReadPlan("prod")["sealedInputs"]!.AsArray();
        Assert.AreEqual("Web/Data/20260101_First.cs Web/Web.csproj/", string.Join(' ', inputs.Select(input => Text(input!, "path"))));
        Assert.AreEqual(
            "Directory.Build.props Library/Library.csproj Library/Tax.cs Library/packages.lock.json NuGet.config Rates/Rate.cs Rates/Rates.csproj Rates/packages.Rates.lock.json Web/Data/20260101_First.cs Web/HomeController.cs Web/Main.razor.css Web/Web.csproj Web/packages.lock.json Web/wwwroot/site.css build/own.props global.json key.snk lib/bin/Vendor.dll shared/Linked.cs",
            string.Join(' ', Listed()));
        Assert.HasCount(inputs[1]!["count"]!.GetValue<int>(), Listed());
    }

    [TestMethod]
    [DataRow("Web/HomeController.cs")]
    [DataRow("Library/Tax.cs")]
    [DataRow("Rates/Rate.cs")]
    [DataRow("Rates/Rates.csproj")]
    [DataRow("Web/packages.lock.json")]
    [DataRow("Library/packages.lock.json")]
    [DataRow("Rates/packages.Rates.lock.json")]
    [DataRow("shared/Linked.cs")]
    [DataRow("build/own.props")]
    [DataRow("Web/Main.razor.css")]
    [DataRow("lib/bin/Vendor.dll")]
    [DataRow("key.snk")]
    [DataRow("Directory.Build.props")]
    public void An_edit_is_another_plan_and_a_saved_plan_names_the_file(string file)
    {
        _project.DeployPlan("prod").Succeeds();
        File.Copy(_project.Plan("prod"), _project.PathOf("saved.json"));
        File.Copy(Path.ChangeExtension(_project.Plan("prod"), ".inputs"), _project.PathOf("saved.inputs"));
        File.AppendAllText(_project.PathOf(file), "\n");

        _project.DeployPlan("prod").Succeeds();
        Assert.AreNotEqual(Text(JsonNode.Parse(File.ReadAllText(_project.PathOf("saved.json")))!, "id"), Text(_project.ReadPlan("prod"), "id"));
        var refused = _project.Build("-t:DeployPlanApply", "-p:DeployPlanFile=saved.json", "-p:DeployPlanDryRun=true").Fails().Output;
        Assert.Contains($"{file} : error DPL4001", refused.Replace(_project.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    [TestMethod]
    public void What_a_package_brings_is_no_source_wherever_packages_are()
    {
        _project.Write("packages/some.package/1.0.0/.nupkg.metadata", "{}");
        _project.Write("packages/some.package/1.0.0/build/some.package.targets", "<Project />");
        _project.Write("build/own.props", """<Project><Import Project="../packages/some.package/1.0.0/build/some.package.targets" /></Project>""");

        _project.DeployPlan("prod").Succeeds();

        Assert.DoesNotContain(listed => listed.Contains("some.package", StringComparison.Ordinal), Listed());
    }

    [TestMethod]
    public void What_is_outside_of_the_repository_is_said_and_nothing_of_the_SDK_or_of_packages()
    {
        Assert.DoesNotContain("DPL2038", _project.DeployPlan("prod").Succeeds().Output);

        var outside = Directory.CreateTempSubdirectory("deployplan-").FullName;
        File.WriteAllText(Path.Combine(outside, "Common.csproj"), """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        File.WriteAllText(Path.Combine(outside, "Money.cs"), "public class Money;\n");
        File.WriteAllText(Path.Combine(outside, "Linked.cs"), "public class Linked;\n");
        _project.Write("build/own.props", $"""<Project><ItemGroup><ProjectReference Include="{outside}/Common.csproj" /><Compile Include="{outside}/Linked.cs" /></ItemGroup></Project>""");

        var said = _project.DeployPlan("prod").Succeeds().Output;
        Assert.Contains("deploy.yml(5,19", said);
        Assert.Contains("warning DPL2038", said);
        Assert.Contains("Common.csproj", said);
        Assert.Contains("Linked.cs", said);
        Directory.Delete(outside, recursive: true);
    }

    [TestMethod]
    public void A_source_that_is_new_is_noticed_by_a_build_and_by_an_apply()
    {
        _project.DeployPlan("prod").Succeeds();
        File.Copy(_project.Plan("prod"), _project.PathOf("saved.json"));
        var remembered = File.ReadAllBytes(_project.PathOf("obj/deployplan/plan.prod.record"));
        _project.Write("Library/New.cs", "public class New;\n");

        Assert.Contains("Library.csproj : error DPL4028", Apply().Replace("Web.csproj", "Library.csproj", StringComparison.Ordinal));
        CollectionAssert.AreNotEqual(remembered, File.ReadAllBytes(_project.PathOf("obj/deployplan/plan.prod.record")), "The next build looks at everything again, whatever stamps say.");
        _project.DeployPlan("prod").Succeeds();
        Assert.Contains("Library/New.cs", Listed());

        _project.Write("shared/New.cs", "public class NewToo;\n");
        _project.DeployPlan("prod").Succeeds();
        Assert.Contains("shared/New.cs", Listed());
    }

    [TestMethod]
    public void What_a_pattern_or_an_import_finds_later_is_noticed_by_a_build()
    {
        _project.Write("few/a/A.cs", "public class A;\n");
        _project.Write("few/A.cs", "public class A1;\n");
        Directory.CreateDirectory(_project.PathOf("few/there"));
        _project.Write("build/own.props", """
            <Project>
              <Import Project="$(MSBuildThisFileDirectory)more/*.props;second.props" Condition="Exists('$(MSBuildThisFileDirectory)second.props')" />
              <Import Project="local.props" Condition="Exists('$(MSBuildThisFileDirectory)local.props')" />
              <Import Project="$([System.IO.File]::ReadAllText('$(Nowhere)'))" Condition="'$(Nowhere)' != ''" />
              <Import Project="$(MSBuildThisFileFullPath).user" Condition="Exists('$(MSBuildThisFileFullPath).user')" />
              <ItemGroup><Compile Include="../few/**/*.cs;../none/*.cs;../old %28one%29/**/*.cs" /></ItemGroup>
              <ItemGroup><Compile Include=".made/**/*.cs" /><WebReferenceUrl Include="http://localhost/x.asmx" /></ItemGroup>
              <ItemGroup Condition="Exists('../maybe')"><Compile Include="../maybe/*.cs" /></ItemGroup>
              <ItemGroup><Compile Include="../one.cs" Condition="Exists('../one.cs')" /></ItemGroup>
            </Project>
            """);
        Plan();

        foreach (var file in new[] { "few/b/B.cs", "few/there/T.cs", "none/C.cs", "old (one)/O.cs", "maybe/M.cs", "one.cs", "Web/.made/by/M.cs", "build/own.props.user", "build/local.props", "build/second.props", "build/more/own.props", ".editorconfig" })
        {
            _project.Write(file, file.EndsWith(".cs", StringComparison.Ordinal) ? "public class D;\n" : "<Project />");
            Plan();
            Assert.Contains(file, Listed());
        }
    }

    [TestMethod]
    public void A_project_that_is_not_there_is_left_out_as_in_a_build_until_it_is()
    {
        _project.Replace("Web/Web.csproj", "<ItemGroup>", """<ItemGroup><ProjectReference Include="../Later/Later.csproj" />""");
        Plan();

        _project.Write("Later/Later.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        Plan();
        Assert.Contains("Later/Later.csproj", Listed());
    }

    [TestMethod]
    public void A_checkout_in_a_folder_named_as_one_that_builds_write_has_sources()
    {
        var project = TestProject.WithoutConfig(Template.WithDrivers, "bin");
        project.Write("deploy.yml", "project: { name: shop }\nservices: { web: { project: Web/Web.csproj } }\nenvironments: { prod: { driver: process } }\n");
        project.Write("Web/Web.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        project.Write("Web/Program.cs", "return 0;\n");

        project.DeployPlan("prod").Succeeds();

        Assert.Contains("Web/Program.cs", File.ReadAllText(Path.ChangeExtension(project.Plan("prod"), ".inputs")));
    }

    [TestMethod]
    public void Folders_that_a_project_has_chosen_for_its_outputs_are_no_sources()
    {
        _project.Write("build/own.props", """
            <Project><PropertyGroup>
              <BaseOutputPath>$(MSBuildThisFileDirectory)../out/</BaseOutputPath>
              <DeployPlanOutputDirectory>plans</DeployPlanOutputDirectory>
            </PropertyGroup></Project>
            """);
        _project.Replace("Web/Web.csproj", "<ItemGroup>", """<ItemGroup><Content Include="../out/**" />""");
        _project.Write("out/Release/a.json", "{}");
        _project.Write("Web/plans/prod/plan.json", "{}");

        _project.DeployPlan("prod").Succeeds();

        Assert.DoesNotContain(static listed => listed.StartsWith("out/", StringComparison.Ordinal) || listed.StartsWith("Web/plans/", StringComparison.Ordinal), Listed());
    }

    [TestMethod]
    public void A_lock_has_the_migrations_and_not_the_code_unless_it_is_asked_for()
    {
        _project.Write("Web/Data/ShopSnapshot.cs", "[DbContext(typeof(ShopContext))] class ShopContextModelSnapshot : ModelSnapshot;\n");
        _project.Write("Web/Data/Second.cs", "[DbContext(typeof(ShopContext)), Migration(\"20260102_Second\")] class Second(int rows) : Seed(rows);\n");
        _project.Build("-t:DeployPlanLock").Succeeds();
        File.AppendAllText(_project.PathOf("Web/HomeController.cs"), "// comment\n");
        Locked().Succeeds();

        foreach (var file in new[] { "Web/Data/ShopSnapshot.cs", "Web/Data/Second.cs" })
        {
            File.AppendAllText(_project.PathOf(file), "// comment\n");
            Assert.Contains($"operation 'migration_shop_pre_deploy' was changed: {file}: edited", Locked().Fails().Output);
            _project.Build("-t:DeployPlanLock").Succeeds();
        }

        File.AppendAllText(_project.PathOf("Web/Data/20260101_First.cs"), "// comment\n");
        Assert.Contains("operation 'migration_shop_pre_deploy' was changed: Web/Data/20260101_First.cs: edited", Locked().Fails().Output);

        _project.Build("-t:DeployPlanLock", "-p:DeployPlanLockSources=true").Succeeds();
        Locked().Succeeds();
        File.AppendAllText(_project.PathOf("Web/HomeController.cs"), "// comment\n");
        Assert.Contains("operation 'build_web' was changed: Web/Web.csproj/: edited (21 files before, 21 now)", Locked().Fails().Output);
    }

    [TestMethod]
    public void A_project_that_cannot_be_evaluated_is_an_error_at_its_line()
    {
        File.Delete(_project.PathOf("build/own.props"));

        var output = _project.DeployPlan("prod").Fails().Output;

        Assert.Contains("deploy.yml(5,19,5,33): error DPL2030: The project 'Web/Web.csproj' cannot be read", output);
        Assert.Contains($"make 'dotnet build {_project.PathOf("Web/Web.csproj")}' work", output);
        Assert.Contains("own.props", output);
    }

    private void Plan()
    {
        _project.DeployPlan("prod").Succeeds();
        _project.BuildUntilNothingIsWritten(() => _project.DeployPlan("prod").Succeeds());
    }

    private string Apply() => _project.Build("-t:DeployPlanApply", "-p:DeployPlanFile=saved.json", "-p:DeployPlanDryRun=true").Fails().Output;

    private BuildResult Locked() => _project.Build("-t:DeployPlan", "-p:Env=prod", "-p:DeployPlanLockedMode=true");

    private string[] Listed() =>
        [.. File.ReadAllLines(Path.ChangeExtension(_project.Plan("prod"), ".inputs")).Skip(1).Select(line => line[66..])];

    private static string Text(JsonNode node, string key) => node[key]!.GetValue<string>();
}
