using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeployPlan.Configuration;

namespace DeployPlan.Tests.Configuration.Stated;

/// <summary>deploy.schema.json, made from what the readers say. Rules across keys, and the sections of Stagecraft, are written here and in stagecraft.json.</summary>
internal static class DeploySchemaText
{
    private static readonly string[] OverlaidEntries = ["infra entry", "database", "service"];
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ConfigStatement config)
    {
        var stagecraft = JsonNode.Parse(File.ReadAllText(RepositoryFolder.PathOf("tests", "DeployPlan.Tests", "Configuration", "Stated", "stagecraft.json")))!.AsObject();
        var keys = new KeySchemas(stagecraft);
        var definitions = new JsonObject();
        foreach (var entry in OverlaidEntries)
        {
            var definition = WithRules(entry, keys.Entry(config.Entry(entry)));
            definitions.Add(KeySchemas.DefinitionOf(entry) + "Overlay", WithOverlayRules(entry, OverlaySchema.Of(definition)));
            definitions.Add(KeySchemas.DefinitionOf(entry), definition);
        }

        var backend = keys.Entry(config.Entry("backend"));
        definitions.Add("backendOverlay", OverlaySchema.Of(backend));
        definitions.Add("backend", backend);
        definitions.Add("environment", keys.Entry(config.Entry("environment")));

        var root = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "deploy.yml",
            ["description"] = "The config of DeployPlan: what is deployed, and where. A stagecraft.yml has the same form. Never holds a secret: only names of environment variables.",
        };
        KeySchemas.Fill(root, keys.Section(config.Root));

        // A stagecraft.yml need not have environments before it is planned.
        root["required"] = new JsonArray("project");
        root["definitions"] = definitions;
        return root.ToJsonString(Format).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject WithRules(string entry, JsonObject definition)
    {
        if (entry == "service")
        {
            definition["not"] = JsonNode.Parse("""{ "required": ["project", "build"] }""");
            var check = definition["properties"]!["health_check"]!;
            check["anyOf"] = JsonNode.Parse("""[{ "required": ["url"] }, { "required": ["command"] }]""");
            check["not"] = JsonNode.Parse("""{ "required": ["url", "command"] }""");
        }

        return definition;
    }

    // In an overlay, ~ takes one of the two away.
    private static JsonObject WithOverlayRules(string entry, JsonObject overlay)
    {
        overlay["description"] = overlay["description"]!.GetValue<string>() + " ~ removes it from this environment.";
        if (entry == "service")
        {
            overlay["not"] = JsonNode.Parse("""
                { "type": "object", "properties": { "project": { "type": "string" }, "build": { "type": "object" } }, "required": ["project", "build"] }
                """);
        }

        return overlay;
    }
}
