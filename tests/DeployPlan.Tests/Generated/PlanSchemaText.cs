using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Tests.Generated;

/// <summary>plan.schema.json, from the fields of a plan.</summary>
internal static class PlanSchemaText
{
    private const string PathPattern = @"^(?!~)(?!.:)(\.|(\.\./)*(\.\.|(?!\.{1,2}(/|$))[^/\\]+(/(?!\.{1,2}(/|$))[^/\\]+)*))$";

    private static readonly string InputPattern = PathPattern.Replace(")$", ")/?$", StringComparison.Ordinal);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write()
    {
        var schema = ToObject("A plan of DeployPlan, format " + PlanFormat.Version + ". A reader checks more than a schema can say: the id, the order, the waves and the canonical form.", Describer.Describe(Examples.Plan, Plan.Fields));
        var properties = schema["properties"]!.AsObject();
        properties.Insert(0, "formatVersion", ToChoice("The version of this format. Readers ignore what a newer minor version adds and refuse another major version.", Versions()));
        properties.Insert(1, "id", new JsonObject
        {
            ["description"] = "The sha256 of the bytes of the file without the line of this id.",
            ["type"] = "string",
            ["pattern"] = "^sha256:[0-9a-f]{64}$",
            ["examples"] = new JsonArray("sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
        });
        schema["required"]!.AsArray().Insert(0, "formatVersion");
        schema["required"]!.AsArray().Insert(1, "id");
        var definitions = new JsonObject();
        foreach (var operation in Examples.Operations)
        {
            definitions[NameOf(operation.Type)] = ToOperation("An operation: " + operation.Description + ".", operation, Operation.Fields);
        }

        definitions["manualMigration"] = ToOperation("A manual operation: " + Examples.Manual.Description + ".", Examples.Manual, Operation.ManualFields);
        properties["operations"]!["items"] = new JsonObject { ["oneOf"] = new JsonArray([.. Examples.Operations.Select(operation => Reference(NameOf(operation.Type)))]) };
        properties["manualOperations"]!["items"] = Reference("manualMigration");
        schema["definitions"] = definitions;
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "title", "plan.json");
        return schema.ToJsonString(Indented) + "\n";
    }

    private static string[] Versions() => [.. Enumerable.Range(0, PlanFormat.Minor + 1).Select(PlanFormat.VersionOf)];

    private static JsonObject Reference(string name) => new() { ["$ref"] = "#/definitions/" + name };

    private static string NameOf(OperationType type) => JsonNamingPolicy.CamelCase.ConvertName(type.ToString());

    private static JsonObject ToOperation(string about, Operation example, Func<Form, Operation, Operation> fields)
    {
        var schema = ToObject(about, Describer.Describe(example, fields));
        schema["properties"]!["type"] = ToChoice("What the operation does.", [example.Type.ToName()]);
        return schema;
    }

    private static JsonObject ToObject(string about, FieldGroup group)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(group.Fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)ToSchema(field)))),
            ["required"] = new JsonArray([.. group.Fields.Where(field => !field.IsOptional && field.Since == 0).Select(field => (JsonNode)field.Name)]),
            ["additionalProperties"] = false,
        };
        if (about.Length > 0)
        {
            schema.Insert(0, "description", Plain(about));
        }

        if (group.Together.Count > 0)
        {
            schema["dependencies"] = new JsonObject(group.Together.SelectMany(pair => new[] { (pair.Name, pair.Other), (pair.Other, pair.Name) })
                .Select(pair => KeyValuePair.Create(pair.Item1, (JsonNode?)new JsonArray(pair.Item2))));
        }

        foreach (var (name, other) in group.NotBoth)
        {
            schema["not"] = new JsonObject { ["properties"] = new JsonObject { [other] = SomeItems(), [name] = SomeItems() } };
        }

        return schema;
    }

    private static JsonObject SomeItems() => new() { ["type"] = "array", ["minItems"] = 1 };

    private static JsonObject ToSchema(Field field)
    {
        var schema = field.Kind switch
        {
            "object" => ToObject(field.About, field.Inner),
            "choice" => ToChoice(field.About, [.. field.Choices]),
            "number" => new JsonObject { ["description"] = Plain(field.About), ["type"] = "integer", ["minimum"] = field.Least, ["maximum"] = field.Most },
            "truth" => new JsonObject { ["description"] = Plain(field.About), ["type"] = "boolean" },
            "list" or "set" => ToList(field),
            "objects" => new JsonObject { ["description"] = Plain(field.About), ["type"] = "array", ["items"] = ToObject("", field.Inner) },
            "pairs" => new JsonObject { ["description"] = Plain(field.About), ["type"] = "array", ["items"] = ToPair() },
            "map" => new JsonObject { ["description"] = Plain(field.About), ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } },
            "data" => new JsonObject { ["description"] = Plain(field.About), ["type"] = "object" },
            _ => ToText(Plain(field.About), field.Text),
        };
        if (field.Example is { } example && field.Kind != "choice")
        {
            schema["examples"] = new JsonArray(example.DeepClone());
        }

        return schema;
    }

    private static JsonObject ToChoice(string about, string[] choices) => new()
    {
        ["description"] = Plain(about),
        ["type"] = "string",
        ["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice)]),
        ["examples"] = new JsonArray(choices[0]),
    };

    private static JsonObject ToList(Field field)
    {
        var schema = new JsonObject { ["description"] = Plain(field.About), ["type"] = "array", ["items"] = ToText("", field.Text) };
        if (field.Kind == "set")
        {
            schema["uniqueItems"] = true;
        }

        return schema;
    }

    private static JsonObject ToPair() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["key"] = new JsonObject { ["description"] = "The name.", ["type"] = "string", ["minLength"] = 1, ["examples"] = new JsonArray("name") },
            ["value"] = new JsonObject { ["description"] = "The value.", ["type"] = "string", ["examples"] = new JsonArray("value") },
        },
        ["required"] = new JsonArray("key", "value"),
        ["additionalProperties"] = false,
    };

    private static JsonObject ToText(string about, TextKind kind)
    {
        var schema = new JsonObject();
        if (about.Length > 0)
        {
            schema["description"] = about;
        }

        schema["type"] = "string";
        if (PatternOf(kind) is { } pattern)
        {
            schema["pattern"] = pattern;
        }
        else if (kind != TextKind.Any)
        {
            schema["minLength"] = 1;
        }

        return schema;
    }

    private static string? PatternOf(TextKind kind) => kind switch
    {
        TextKind.Environment or TextKind.SameEnvironment or TextKind.Name => "^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9_-])?$",
        TextKind.OperationId or TextKind.OperationReference => "^[A-Za-z0-9]([A-Za-z0-9._-]{0,198}[A-Za-z0-9_-])?$",
        TextKind.Path or TextKind.Script => PathPattern,
        TextKind.Input => InputPattern,
        TextKind.Variable => "^[A-Za-z_][A-Za-z0-9_.-]*$",
        TextKind.Label => "^(agent:)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$",
        TextKind.Digest => "^[0-9a-f]{64}$",
        TextKind.Url => "^([hH][tT][tT][pP][sS]?|[tT][cC][pP])://",
        _ => null,
    };

    private static string Plain(string about) => about.Replace("`", "", StringComparison.Ordinal);
}
