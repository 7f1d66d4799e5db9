using System.Collections.Concurrent;

namespace DeployPlan.Package.Tests.Support;

/// <summary>Projects that the package is referenced by. Each is restored once; a test works on a copy.</summary>
internal sealed class Template
{
    private static readonly ConcurrentDictionary<Template, Lazy<string>> Restored = new();
    private readonly string _project;

    private Template(string project) => _project = project;

    public static Template Library { get; } = Sdk("Microsoft.NET.Sdk", "<TargetFramework>net10.0</TargetFramework>", "");

    public static Template MultiTarget { get; } = Sdk("Microsoft.NET.Sdk", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", "");

    public static Template WithGitVersion { get; } = Sdk("Microsoft.NET.Sdk", "<TargetFramework>net10.0</TargetFramework>", Reference("GitVersion.MsBuild", "6.8.2"));

    public static Template WithMinVer { get; } = Sdk("Microsoft.NET.Sdk", "<TargetFramework>net10.0</TargetFramework>", Reference("MinVer", "8.0.0"));

    public static Template WithNerdbank { get; } = Sdk("Microsoft.NET.Sdk", "<TargetFramework>net10.0</TargetFramework>", Reference("Nerdbank.GitVersioning", "3.10.94"));

    /// <summary>With the second package, which has the built-in drivers.</summary>
    public static Template WithDrivers { get; } =
        Sdk("Microsoft.NET.Sdk", "<TargetFramework>net10.0</TargetFramework>", Reference("DeployPlan.Drivers", Workspace.Version));

    /// <summary>With the one package that has both.</summary>
    public static Template OnePackage { get; } = new(Text("Microsoft.NET.Sdk", "<TargetFramework>net10.0</TargetFramework>", Reference("DeployPlan", Workspace.Version)));

    public static Template OnePackageMultiTarget { get; } =
        new(Text("Microsoft.NET.Sdk", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", Reference("DeployPlan", Workspace.Version)));

    /// <summary>A web project with the one package.</summary>
    public static Template Web { get; } = new(Text("Microsoft.NET.Sdk.Web", "<TargetFramework>net10.0</TargetFramework>", Reference("DeployPlan", Workspace.Version)));

    public static Template NoTargets { get; } = Sdk("Microsoft.Build.NoTargets/3.7.0", "<TargetFramework>net10.0</TargetFramework>", "");

    /// <summary>Puts a restored copy of the project into the folder.</summary>
    public string CopyTo(string folder, string projectName = "Shop")
    {
        var source = Restored.GetOrAdd(this, template => new Lazy<string>(template.Restore)).Value;
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file).Replace("Shop.csproj", $"{projectName}.csproj", StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }

    private string Restore()
    {
        var folder = Workspace.NewFolder("template");
        File.WriteAllText(Path.Combine(folder, "Shop.csproj"), _project);
        File.WriteAllText(Path.Combine(folder, "Class.cs"), "namespace Shop { public static class Class { } }\n");
        File.Copy(Path.Combine(Workspace.Repository, "global.json"), Path.Combine(folder, "global.json"));
        File.WriteAllText(Path.Combine(folder, "NuGet.config"), Workspace.NuGetConfig);
        Dotnet.Run(folder, ["restore", "-tl:off"]).Succeeds();
        return folder;
    }

    private static Template Sdk(string sdk, string frameworks, string references) =>
        new(Text(sdk, frameworks, Reference("DeployPlan.Tasks", Workspace.Version) + "\n    " + references));

    private static string Text(string sdk, string frameworks, string references) =>
        $"""
        <Project Sdk="{sdk}">

          <PropertyGroup>
            {frameworks}
              </PropertyGroup>

          <ItemGroup>
            {references}
          </ItemGroup>

        </Project>

        """;

    private static string Reference(string id, string version) => $"""<PackageReference Include="{id}" Version="{version}" PrivateAssets="all" />""";
}
