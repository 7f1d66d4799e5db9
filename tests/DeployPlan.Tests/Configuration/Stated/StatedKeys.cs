using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Tests.Configuration.Stated;

/// <summary>What the readers say that a config may hold.</summary>
internal static class StatedKeys
{
    // An entry of each kind, and of infra one for each provider that has keys of its own. Sections are entered without being here.
    private const string OneOfEach = """
        infra: { a: { provider: command }, b: { provider: terraform } }
        databases: { orders: ~ }
        services: { a: ~ }
        backend: { provider: x }
        environments: { a: ~ }
        """;

    public static ConfigStatement Read()
    {
        var root = (MappingNode)DocumentReader.Read("deploy.yml", OneOfEach, "", new DiagnosticBag())!;
        var folder = RepositoryFolder.PathOf("docs");
        return ConfigReader.Describe(root, new SourceTree(folder, folder));
    }
}
