using System.Globalization;

namespace DeployPlan.Benchmarks;

/// <summary>A deploy.yml of many services: a database for every fourth, each service after two earlier ones.</summary>
internal static class GeneratedConfig
{
    public static void Write(string folder, int services)
    {
        Directory.CreateDirectory(Path.Combine(folder, "db"));
        File.WriteAllText(Path.Combine(folder, "db", "001.sql"), "SELECT 1;\n");
        File.WriteAllText(Path.Combine(folder, "Service.csproj"), "<Project />\n");
        using var config = File.CreateText(Path.Combine(folder, "deploy.yml"));
        config.Write("project: { name: shop, registry: registry.example.com/acme }\n\ndatabases:\n");
        for (var i = 0; i < services; i += 4)
        {
            config.Write(Text($"  db{i}:\n    connection_env: DB_{i}\n    migrations: {{ engine: raw, path: db, strategy: {(i % 8 == 0 ? "pre_deploy" : "post_deploy")} }}\n"));
        }

        config.Write("\nservices:\n");
        for (var i = 0; i < services; i++)
        {
            config.Write(Text($"  s{i}:\n    project: Service.csproj\n    databases: [{(i % 4 == 0 ? $"db{i}" : "")}]\n"));
            config.Write(i < 2 ? "" : Text($"    depends_on: [s{i / 2}, s{(i / 2) - 1}]\n"));
            config.Write(Text($"    health_check: {{ url: http://localhost:8080/s{i}/healthz }}\n"));
        }

        config.Write("\nenvironments:\n  prod: { driver: command }\n");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
