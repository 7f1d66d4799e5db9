using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Comparisons;

/// <summary>A folder with the files that generated configs name, and the sealed plans of configs in it.</summary>
internal sealed class ConfigTree : IDisposable
{
    public ConfigTree()
    {
        Write("db/001.sql", "create table t (id int);\n");
        Write("src/App.csproj", "<Project />\n");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("deployplan-").FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    public OriginPlan Read(string yaml, string environment = "prod", string version = "1.0.0")
    {
        Write("deploy.yml", yaml);
        var diagnostics = new DiagnosticBag();
        var plan = ConfigPlans.Read(PathOf("deploy.yml"), new SourceTree(Folder, Folder), strict: true, diagnostics)?.Plan(environment, version, []);
        Assert.IsNotNull(plan, string.Join('\n', diagnostics.ToSortedList()) + "\n" + yaml);
        return plan;
    }

    public Plan Plan(string yaml, string environment = "prod", string version = "1.0.0") => Read(yaml, environment, version).Plan;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
