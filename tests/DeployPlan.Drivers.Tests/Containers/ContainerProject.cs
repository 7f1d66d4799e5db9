using System.Text.Json.Nodes;

namespace DeployPlan.Drivers.Tests.Containers;

/// <summary>A project whose services run in containers.</summary>
internal sealed class ContainerProject(ContainerEngine engine, string config)
{
    private readonly ApplyProject _apply = ApplyProject.Create(config);

    public TestProject Files => _apply.Project;

    public string LastRelease => _apply.Releases[^1];

    public BuildResult Apply(params string[] arguments) => Build("DeployPlanApply", arguments);

    public BuildResult Rollback() => Build("DeployPlanRollback");

    public string StatusOf(string id) => _apply.StatusOf(id);

    /// <summary>The image that an operation of the last release made or deployed.</summary>
    public string ImageOf(string id) =>
        JsonNode.Parse(File.ReadAllText(Directory.GetFiles(Path.Combine(LastRelease, "results"), $"*-{id}.json").Single()))!["image"]!.GetValue<string>();

    /// <summary>The id that a build of the last release recorded; null if it did not.</summary>
    public string? IdOf(string id) =>
        JsonNode.Parse(File.ReadAllText(Directory.GetFiles(Path.Combine(LastRelease, "results"), $"*-{id}.json").Single()))!["image_id"]?.GetValue<string>();

    /// <summary>The image of the one container of a service that runs.</summary>
    public string RunningImage(string project, string service) => engine.Docker(
        "ps", "--filter", $"label=com.docker.compose.project={project}-prod", "--filter", $"label=com.docker.compose.service={service}", "--format", "{{.Names}}").Succeeds().Output.Trim() is var name
        ? engine.Docker("container", "inspect", "--format", "{{.Config.Image}}", name).Succeeds().Output.Trim()
        : "";

    /// <summary>A web service that answers with its greeting, the version of a library that it shares with others, and the variable GREETING.</summary>
    public void AddWebProject(string name, string greeting = "hello")
    {
        Files.Write($"src/{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <UseAppHost>false</UseAppHost>
                <InvariantGlobalization>true</InvariantGlobalization>
                <ContainerBaseImage>{engine.Images.Runtime}</ContainerBaseImage>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Shared/Shared.csproj" />
              </ItemGroup>
            </Project>
            """);
        Files.Write($"src/{name}/Program.cs", $$"""
            using Microsoft.AspNetCore.Builder;
            var app = WebApplication.CreateSlimBuilder(args).Build();
            app.MapGet("/", () => $"{{greeting}} {Shared.Text.Value} {System.Environment.GetEnvironmentVariable("GREETING")}");
            app.Run();
            """);
        Files.Write("src/Shared/Shared.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        Files.Write("src/Shared/Text.cs", "namespace Shared { public static class Text { public static string Value => \"shared\"; } }\n");
    }

    /// <summary>A Dockerfile that serves a text on a port.</summary>
    public void AddDockerfile(string folder, string text, string more = "")
    {
        TestImages.AddBusybox(Files.PathOf(folder));
        Files.Write($"{folder}/Dockerfile", $"""
            FROM scratch AS web
            ARG SUFFIX
            COPY busybox /bin/busybox
            {more}
            RUN ["/bin/busybox", "sh", "-c", "/bin/busybox mkdir /www && /bin/busybox echo {text}$SUFFIX > /www/index.html"]
            ENTRYPOINT ["/bin/busybox", "httpd", "-f", "-h", "/www", "-p"]
            FROM web AS last
            ENTRYPOINT ["/never"]
            """);
    }

    private BuildResult Build(string target, params string[] arguments) =>
        Dotnet.Run(Files.Folder, ["build", "--no-restore", "-nologo", "-tl:off", "-t:" + target, "-p:Env=prod", .. arguments], engine.Variables);
}
