using System.Text;
using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Tests.Configuration;

/// <summary>A temporary repository with the files that configs of these tests name, and what reading a config in it says.</summary>
internal sealed class ConfigFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("deployplan-").FullName;

    public ConfigFolder()
    {
        Write("src/Api/Api.csproj", "<Project />\n");
        Write("src/Web/Dockerfile", "FROM scratch\n");
        Write("Dockerfile", "FROM scratch\n");
        Write("db/orders/001.sql", "select 1;\n");
        Write("infra/net/main.tf", "\n");
    }

    /// <summary>The folder of the config, relative to the repository.</summary>
    public string ConfigDirectory { get; init; } = ".";

    public string PathOf(string path) => Path.GetFullPath(Path.Combine(_root, path));

    public void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), content);
    }

    /// <summary>Reads a whole config.</summary>
    public ReadConfig Read(string yaml, bool strict = false) => Read(Encoding.UTF8.GetBytes(yaml), strict);

    /// <summary>Reads the sections of a config; the project and an environment prod are written below them.</summary>
    public ReadConfig ReadSections(string yaml, bool strict = false) =>
        Read(yaml + "\nproject: { name: shop }\nenvironments: { prod: { driver: command } }\n", strict);

    public ReadConfig Read(byte[] bytes, bool strict = false)
    {
        var file = Path.Combine(PathOf(ConfigDirectory), "deploy.yml");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return ReadFile(file, strict);
    }

    public ReadConfig ReadFile(string file, bool strict = false)
    {
        var diagnostics = new DiagnosticBag();
        var tree = new SourceTree(PathOf(ConfigDirectory), _root);
        var config = ConfigReader.Read(file, tree, strict, diagnostics);
        return new ReadConfig(config, tree, diagnostics.ToSortedList());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
