using System.Text.Json.Nodes;
using DeployPlan.Text;

namespace DeployPlan.Tests.Generated;

/// <summary>A field as its statement describes it.</summary>
internal sealed record Field(string Name, string Kind, string About)
{
    public TextKind Text { get; init; } = TextKind.Any;

    public bool IsOptional { get; set; }

    /// <summary>The minor version of the format that has it first.</summary>
    public int Since { get; set; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    public int Least { get; init; }

    public int Most { get; init; }

    public JsonNode? Example { get; init; }

    /// <summary>The fields of an object, or of each object of a list.</summary>
    public FieldGroup Inner { get; init; } = new();
}
