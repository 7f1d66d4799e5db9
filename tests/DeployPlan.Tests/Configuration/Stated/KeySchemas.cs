using System.Text.Json.Nodes;
using DeployPlan.Configuration;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Configuration.Stated;

/// <summary>The schema of keys and sections.</summary>
internal sealed class KeySchemas(JsonObject stagecraft)
{
    private const string Name = "^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9_-])?$";
    private const string Variable = "^[A-Za-z_][A-Za-z0-9_.-]*$";
    private const string Label = "^(agent:)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$";
    private const string Path = @"^(?![/~])(?!.:)[^\\]+$";
    private const string Url = "^([hH][tT][tT][pP][sS]?|[tT][cC][pP])://";

    public static string DefinitionOf(string entry) => entry == "infra entry" ? "infra" : entry;

    /// <summary>The definition of a named entry.</summary>
    public JsonObject Entry(SectionStatement entry)
    {
        var schema = new JsonObject { ["description"] = entry.About };
        Fill(schema, Section(entry));
        schema["examples"] = new JsonArray(Example(entry.Example));
        return schema;
    }

    /// <summary>The keys of a section.</summary>
    public JsonObject Section(SectionStatement section)
    {
        var properties = new JsonObject();
        foreach (var key in section.Keys)
        {
            properties.Add(key.Name, Key(key));
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (section.Keys.Any(key => key.IsRequired))
        {
            schema["required"] = Array(section.Keys.Where(key => key.IsRequired).Select(key => key.Name));
        }

        if (section.IsClosed)
        {
            schema["additionalProperties"] = false;
        }

        AddRequiredOfProviders(schema, [.. section.Keys.Where(key => key.OnlyFor is not null)]);
        return schema;
    }

    public static void Fill(JsonObject schema, JsonObject more)
    {
        foreach (var (key, value) in more)
        {
            schema[key] = value?.DeepClone();
        }
    }

    private JsonObject Key(KeyStatement key)
    {
        if (key.Kind is KeyKind.Section or KeyKind.Overlay && key.Name == "backend")
        {
            return new JsonObject { ["$ref"] = "#/definitions/backend" + (key.Kind == KeyKind.Overlay ? "Overlay" : "") };
        }

        var schema = new JsonObject { ["description"] = key.Otherwise is null ? key.About : $"{key.About} Default: {key.Otherwise}." };
        Fill(schema, Value(key));
        if (key.Default is { } value)
        {
            schema["default"] = Example(value);
        }

        schema["examples"] = new JsonArray([Example(key.Example), .. (key.MoreExamples?.Split(", ") ?? []).Select(Example)]);
        return schema;
    }

    private JsonObject Value(KeyStatement key) => key.Kind switch
    {
        KeyKind.Text => new() { ["type"] = "string", ["minLength"] = 1 },
        KeyKind.Url => Text(Url),
        KeyKind.Variable => Text(Variable),
        KeyKind.Path => Text(Path),
        KeyKind.WholeNumber => new() { ["type"] = "integer", ["minimum"] = key.Least, ["maximum"] = key.Most },
        KeyKind.Truth => new() { ["type"] = "boolean" },
        KeyKind.Choice => Choice(key),
        KeyKind.Texts => List(key, "An item.", AnyScalar(), isSet: false),
        KeyKind.TextSet => List(key, "An item.", AnyScalar(), isSet: true),
        KeyKind.Names => List(key, "A name.", Text(Name), isSet: true),
        KeyKind.Variables => List(key, "The name of a variable.", Text(Variable), isSet: true),
        KeyKind.Labels => new() { ["anyOf"] = new JsonArray(Text(Label), List(key, "A label.", Text(Label), isSet: true)) },
        KeyKind.Pairs => new() { ["type"] = "object", ["additionalProperties"] = Described("A value. Never a secret: the plan holds it.", AnyScalar()) },
        KeyKind.Section => Section(key.Section!),
        KeyKind.Entries => stagecraft[key.Name] is JsonObject special ? Named(special) : Named(NamedBy(DefinitionOf(key.Name.TrimEnd('s')))),
        KeyKind.Overlay => OrNothing(Named(NamedBy(DefinitionOf(key.Name.TrimEnd('s')) + "Overlay"))),
        KeyKind.Carried => stagecraft[key.Name]?.DeepClone().AsObject() ?? new() { ["type"] = "object" },
        _ => throw new ArgumentOutOfRangeException(nameof(key)),
    };

    // In an environment, ~ takes the whole section away.
    private static JsonObject OrNothing(JsonObject schema)
    {
        schema["type"] = Array(["object", "null"]);
        return schema;
    }

    private static JsonObject Text(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject AnyScalar() => new() { ["type"] = Array(["string", "number", "boolean"]) };

    private static JsonObject Described(string about, JsonObject schema)
    {
        var described = new JsonObject { ["description"] = about };
        Fill(described, schema);
        return described;
    }

    private static JsonObject List(KeyStatement key, string about, JsonObject item, bool isSet)
    {
        var items = Described(about, item);
        if (Example(key.Example) is JsonArray { Count: > 0 } examples && examples[0]!.GetValueKind() == System.Text.Json.JsonValueKind.String)
        {
            items["examples"] = new JsonArray(examples[0]!.DeepClone());
        }

        var schema = new JsonObject { ["type"] = "array", ["items"] = items };
        if (isSet)
        {
            schema["uniqueItems"] = true;
        }

        return schema;
    }

    private static JsonObject Choice(KeyStatement key)
    {
        var schema = new JsonObject { ["type"] = "string", ["enum"] = Array(key.Choices) };
        if (key.AboutChoices is { } about)
        {
            schema["enumDescriptions"] = Array(about.ReplaceLineEndings("\n").Split('\n'));
        }

        return schema;
    }

    private static JsonObject NamedBy(string definition) => new() { ["patternProperties"] = new JsonObject { [Name] = new JsonObject { ["$ref"] = "#/definitions/" + definition } } };

    private static JsonObject Named(JsonObject names)
    {
        var schema = new JsonObject { ["type"] = "object" };
        Fill(schema, names);
        schema["additionalProperties"] = false;
        return schema;
    }

    // A provider that is not ours needs none of them.
    private static void AddRequiredOfProviders(JsonObject schema, IReadOnlyList<KeyStatement> keys)
    {
        if (keys.Count == 0)
        {
            return;
        }

        var ways = new JsonArray();
        foreach (var key in keys)
        {
            ways.Add(new JsonObject { ["properties"] = OfProvider(new() { ["enum"] = Array([key.OnlyFor!]) }), ["required"] = Array([key.Name]) });
        }

        ways.Add(new JsonObject { ["properties"] = OfProvider(new() { ["not"] = new JsonObject { ["enum"] = Array(keys.Select(key => key.OnlyFor!)) } }) });
        schema["anyOf"] = ways;

        static JsonObject OfProvider(JsonObject rule) => new() { ["provider"] = rule };
    }

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static JsonNode Example(string yaml) => JsonNode.Parse(Schemas.ToJson(yaml))!;
}
