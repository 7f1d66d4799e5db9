namespace DeployPlan.Tests.Generated;

/// <summary>The fields of an object and what they have to do with each other.</summary>
internal sealed class FieldGroup
{
    public List<Field> Fields { get; } = [];

    public List<(string Name, string Other)> Together { get; } = [];

    public List<(string Name, string Other)> NotBoth { get; } = [];
}
