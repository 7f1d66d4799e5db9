using System.Text.Json.Nodes;

namespace DeployPlan.Package.Tests.Support;

/// <summary>A real project outside the repository that references the package under test.</summary>
internal sealed class TestProject
{
    private TestProject(string folder) => Folder = folder;

    public string Folder { get; }

    public string Bin => PathOf("bin/deployplan");

    /// <summary>A project with the deploy.yml of <see cref="ShopConfig"/>.</summary>
    public static TestProject Create(Template? template = null, string name = "project")
    {
        var project = WithoutConfig(template, name);
        ShopConfig.WriteTo(project.Folder);
        return project;
    }

    public static TestProject WithoutConfig(Template? template = null, string name = "project") =>
        new((template ?? Template.Library).CopyTo(Workspace.NewFolder(name)));

    /// <summary>An empty folder.</summary>
    public static TestProject Empty() => new(Workspace.NewFolder());

    /// <summary>A repository with a solution of two programs, and nothing of ours but the feed. Its folder has a space, as some have.</summary>
    public static TestProject Solution(string name = "Shop.slnx")
    {
        var solution = new TestProject(Workspace.NewFolder("my shop"));
        File.Copy(Path.Combine(Workspace.Repository, "global.json"), solution.PathOf("global.json"));
        solution.Write("NuGet.config", Workspace.NuGetConfig);
        foreach (var project in new[] { "Api", "Worker" })
        {
            solution.Write($"src/{project}/{project}.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
            solution.Write($"src/{project}/Program.cs", "return 0;\n");
        }

        Dotnet.Run(solution.Folder, ["new", "sln", "-n", Path.GetFileNameWithoutExtension(name), "-f", Path.GetExtension(name)[1..]]).Succeeds();
        Dotnet.Run(solution.Folder, ["sln", name, "add", "src/Api", "src/Worker"]).Succeeds();
        Git.Run(solution.Folder, "init", "-q");
        return solution;
    }

    /// <summary>Has every project of the repository reference a package, with a version from one place.</summary>
    public void ReferenceEverywhere(string package) => Write(
        "Directory.Packages.props",
        $"""
        <Project>
          <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
          <ItemGroup><GlobalPackageReference Include="{package}" Version="{Workspace.Version}" /></ItemGroup>
        </Project>
        """);

    /// <summary>The command as a person enters it, with the restore that it makes.</summary>
    public BuildResult Run(params string[] arguments) => Dotnet.Run(Folder, [.. arguments, "-tl:off"]);

    public string PathOf(string path) => Path.Combine(Folder, path);

    public string Plan(string environment) => PathOf($"bin/deployplan/{environment}/plan.json");

    public JsonNode ReadPlan(string environment) => JsonNode.Parse(File.ReadAllText(Plan(environment)))!;

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    public void Replace(string path, string before, string after)
    {
        var text = File.ReadAllText(PathOf(path));
        Assert.Contains(before, text);
        File.WriteAllText(PathOf(path), text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Builds until a build leaves the record of the last one as it is: files as young as a look at them are read once more, as git does.</summary>
    public void BuildUntilNothingIsWritten(Action build)
    {
        for (var builds = 0; builds < 60; builds++)
        {
            var before = RecordTimes();
            build();
            if (before.SequenceEqual(RecordTimes()))
            {
                return;
            }
        }

        Assert.Fail("Each of 60 builds has written the record anew.");

        DateTime[] RecordTimes() => [.. Directory.GetFiles(PathOf("obj/deployplan"), "*.record").Order(StringComparer.Ordinal).Select(File.GetLastWriteTimeUtc)];
    }

    /// <summary>Adds to the end of the project file.</summary>
    public void AddToProject(string xml) => Replace("Shop.csproj", "</Project>", xml + "\n</Project>");

    /// <summary>A build of the restored project, with the arguments of <c>dotnet build</c> that MSBuild has too.</summary>
    public BuildResult Build(params string[] arguments) => WarmBuild.Run(Folder, arguments);

    public BuildResult BuildWith((string Name, string Value) variable, params string[] arguments) => BuildWith([variable], arguments);

    public BuildResult BuildWith((string Name, string Value)[] variables, params string[] arguments) => WarmBuild.Run(Folder, arguments, variables);

    /// <summary>The command <c>dotnet build</c> of the restored project, for what a warm build cannot show: processes, consoles, nodes.</summary>
    public BuildResult Command(params string[] arguments) => Dotnet.Run(Folder, ["build", "--no-restore", "-nologo", "-tl:off", .. arguments]);

    /// <summary><c>dotnet build -t:DeployPlan</c> for an environment.</summary>
    public BuildResult DeployPlan(string environment, params string[] arguments) => Build(["-t:DeployPlan", $"-p:Env={environment}", .. arguments]);
}
