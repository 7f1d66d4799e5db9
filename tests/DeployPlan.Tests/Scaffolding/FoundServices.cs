using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Scaffolding;

[TestClass]
public class FoundServices
{
    [TestMethod]
    [DataRow("api/Api.csproj", "net9.0;net10.0", "net10.0")]
    [DataRow("api/Api.csproj", "net10.0;net9.0;net48", "net10.0")]
    [DataRow("api/Api.csproj", "net10.0-windows;net10.0;netstandard2.0", "net10.0")]
    [DataRow("Directory.Build.props", "net8.0;net9.0", "net9.0")]
    [DataRow("api/Directory.Build.props", "net8.0;net9.0", "net9.0")]
    [DataRow("api/Api.csproj", "net10.0", "net10.0")]
    public void Of_several_target_frameworks_the_newest_is_published(string file, string frameworks, string newest)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web));
        repository.Write(file, $"""<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFrameworks>{frameworks}</TargetFrameworks></PropertyGroup></Project>""");

        Assert.Contains("deploy_prod_api", repository.Plan());
        Assert.Contains($"    project: api/Api.csproj\n    publish: {{ framework: {newest} }}\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    public void Services_that_are_all_comments_are_plain_YAML_without_the_signs_too()
    {
        using var repository = new NewRepository(
            ("jobs/Jobs.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><AzureFunctionsVersion>v4</AzureFunctionsVersion><OutputType>Exe</OutputType></PropertyGroup></Project>"""));

        repository.Plan();

        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("\n# services:\n  # jobs:\n    # project: jobs/Jobs.csproj\n", config);
        var without = config.Replace("# services:", "services:", StringComparison.Ordinal).Replace("  # jobs:", "  jobs:", StringComparison.Ordinal).Replace("    # project:", "    project:", StringComparison.Ordinal);
        Assert.IsEmpty(Schemas.Deploy.Validate(Schemas.ToJson(without)), without);
    }

    [TestMethod]
    [DataRow(NewRepository.Web, true)]
    [DataRow(NewRepository.Worker, true)]
    [DataRow(NewRepository.Library, false)]
    [DataRow("""<Project><Sdk Name="Microsoft.NET.Sdk.Web" Version="10.0.0" /></Project>""", true)]
    [DataRow("""<Project><Import Sdk="Microsoft.NET.Sdk.Worker" Project="Sdk.props" /></Project>""", true)]
    [DataRow("""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>""", true)]
    [DataRow("""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><PackageReference Include="Microsoft.Extensions.Hosting" /></ItemGroup></Project>""", true)]
    [DataRow("""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>""", false)]
    [DataRow("""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>""", false)]
    [DataRow("""<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><OutputType>Library</OutputType></PropertyGroup></Project>""", false)]
    [DataRow("""<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><IsPublishable>false</IsPublishable></PropertyGroup></Project>""", false)]
    [DataRow("""<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="xunit.v3" /></ItemGroup></Project>""", false)]
    [DataRow("""<Project Sdk="Microsoft.NET.Sdk.Worker"><PropertyGroup><IsAspireHost>true</IsAspireHost></PropertyGroup></Project>""", false)]
    [DataRow("<Project Sdk=", false)]
    public void Web_and_worker_projects_are_services(string project, bool isService)
    {
        using var repository = new NewRepository(("src/Shop.Api/Shop.Api.csproj", project));

        string[] expected = isService ? ["build_api", "deploy_prod_api"] : [];
        CollectionAssert.AreEqual(expected, repository.Plan().ToArray());
    }

    [TestMethod]
    public void A_service_has_the_last_part_of_the_name_of_its_project_where_that_is_enough()
    {
        using var repository = new NewRepository(
            ("a/Shop.Api/Shop.Api.csproj", NewRepository.Web),
            ("a/Shop.Jobs/Shop.Jobs.csproj", NewRepository.Worker),
            ("a/Admin.Api/Admin.Api.csproj", NewRepository.Web),
            ("b/Admin.Api/Admin.Api.csproj", NewRepository.Web),
            ("c/Über uns/Über uns.csproj", NewRepository.Web),
            ("d/日本/日本.csproj", NewRepository.Web));

        var services = repository.Plan().Where(id => id.StartsWith("build_", StringComparison.Ordinal));

        CollectionAssert.AreEqual(
            new[] { "build_admin-api", "build_admin-api-2", "build_ber-uns", "build_jobs", "build_service", "build_shop-api" }, services.ToArray());
    }

    [TestMethod]
    [DataRow("src/Shop #1/My, App.csproj")]
    [DataRow("src/- [odd] & {it}!/App.csproj")]
    [DataRow("'quoted'/App's.csproj")]
    [DataRow("yes/true.csproj")]
    [DataRow("1.5/1.0.csproj")]
    [DataRow("Ünïcode/Ап.csproj")]
    [DataRow("%20@(x)$(y)/App.csproj")]
    public void Odd_paths_are_quoted(string path)
    {
        using var repository = new NewRepository((path, NewRepository.Web), (Path.GetDirectoryName(path) + "/db/001.sql", ""));

        Assert.Contains(id => id.StartsWith("build_", StringComparison.Ordinal), repository.Plan());
    }

    [TestMethod]
    public void What_no_config_can_name_is_left_out_and_said()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var repository = new NewRepository(("a:b/App.csproj", NewRepository.Web), ("c\nd/Other.csproj", NewRepository.Web), ("ok/Api.csproj", NewRepository.Web));

        Assert.Contains("build_api", repository.Plan());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("# Left out, because such a path does not work on every system: a:b/App.csproj\n", config);
        Assert.Contains("c\ufffdd/Other.csproj\n", config);
    }

    [TestMethod]
    [DataRow("app.MapHealthChecks(\"/healthz\");", "http://localhost:8080/healthz")]
    [DataRow("app.MapHealthChecks(\n    \"/live\"); app.MapHealthChecks(\"/ready\", new() { });", "http://localhost:8080/ready")]
    [DataRow("app.MapGet(\"/health\", () => \"ok\");", "http://localhost:8080/health")]
    [DataRow("app.MapGet(\"/orders\", () => \"ok\");", null)]
    public void A_health_check_is_guessed_from_what_the_project_maps(string program, string? expected)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", program));

        var config = repository.Config();

        Assert.Contains(expected is null ? "# health_check: { url: http://localhost:8080/healthz }" : $"    health_check: {{ url: {expected} }}\n", config);
    }

    [TestMethod]
    public void A_health_check_that_a_referenced_project_maps_counts_and_the_port_is_that_of_the_launch_settings()
    {
        using var repository = new NewRepository(
            ("api/Api.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><ProjectReference Include="..\defaults\Defaults.csproj" /></ItemGroup></Project>"""),
            ("api/Properties/launchSettings.json", """{ "profiles": { "https": { "applicationUrl": "https://localhost:7032;http://localhost:5032" } } }"""),
            ("defaults/Defaults.csproj", NewRepository.Library),
            ("api/Program.cs", "app.MapDefaults();"),
            ("defaults/Extensions.cs", "static class E { public static void MapDefaults(this WebApplication app) { app.MapHealthChecks(\"/alive\", x); app.MapHealthChecks(\"/health\"); } }"));

        Assert.Contains("health_check: { url: http://localhost:5032/health }", repository.Config());
    }

    [TestMethod]
    [DataRow("""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><AzureFunctionsVersion>v4</AzureFunctionsVersion></PropertyGroup><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>""")]
    [DataRow("""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><PackageReference Include="Microsoft.Azure.Functions.Worker" /></ItemGroup></Project>""")]
    [DataRow("""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><AzureFunctionsVersion>v4</AzureFunctionsVersion></PropertyGroup></Project>""")]
    public void What_the_host_of_Azure_Functions_runs_is_a_comment(string project)
    {
        using var repository = new NewRepository(("src/Shop.Mail/Shop.Mail.csproj", project), ("src/Shop.Api/Shop.Api.csproj", NewRepository.Web));

        CollectionAssert.AreEqual(new[] { "build_api", "deploy_prod_api" }, repository.Plan().ToArray());
        Assert.Contains(
            "  # mail:\n    # project: src/Shop.Mail/Shop.Mail.csproj\n    # # The host of Azure Functions runs it, which is no process of its own; with a driver of yours for it, or a compose file that runs it, remove the signs of comment:\n",
            File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    [DataRow("fs", "fsproj")]
    [DataRow("vb", "vbproj")]
    public void Sources_that_are_not_CSharp_are_said_to_be_unread(string source, string project)
    {
        using var repository = new NewRepository(($"api/Api.{project}", NewRepository.Web), ($"api/Program.{source}", "app.MapHealthChecks(\"/healthz\")"), ($"jobs/Jobs.{project}", NewRepository.Worker));

        Assert.Contains("deploy_prod_api", repository.Plan());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        const string Unread = "    # Its sources are not C#, so they were not read: where it listens, and connection strings (pass_env), are to be said here.\n";
        Assert.Contains(Unread + "    # Whether it maps a health check is not known; if it does:\n    # health_check: { url: http://localhost:8080/healthz }\n", config);
        Assert.Contains($"    project: jobs/Jobs.{project}\n{Unread}", config);
        Assert.DoesNotContain("maps no health check", config);
    }
}
