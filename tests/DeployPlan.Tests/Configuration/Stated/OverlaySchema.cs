using System.Text.Json.Nodes;

namespace DeployPlan.Tests.Configuration.Stated;

/// <summary>The schema of what an environment lays over a section: nothing is required, and nothing (~) removes.</summary>
internal static class OverlaySchema
{
    private static readonly string[] Rules = ["required", "not", "anyOf"];

    public static JsonObject Of(JsonObject schema)
    {
        var overlay = schema.DeepClone().AsObject();
        foreach (var rule in Rules)
        {
            overlay.Remove(rule);
        }

        if (overlay["type"] is JsonValue type)
        {
            overlay["type"] = new JsonArray(type.DeepClone(), "null");
        }

        if (overlay["enum"] is JsonArray choices)
        {
            choices.Add(null);
            (overlay["enumDescriptions"] as JsonArray)?.Add("Removes what the top level says: the default counts.");
        }

        if (overlay["properties"] is JsonObject properties)
        {
            foreach (var (key, value) in properties.ToList())
            {
                properties[key] = Of(value!.AsObject());
            }
        }

        if (overlay["additionalProperties"] is JsonObject others && others["type"] is JsonValue)
        {
            overlay["additionalProperties"] = Of(others);
        }

        return overlay;
    }
}
