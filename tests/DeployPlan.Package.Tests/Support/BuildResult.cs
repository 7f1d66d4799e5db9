using System.Text.Json.Nodes;

namespace DeployPlan.Package.Tests.Support;

/// <summary>What a build printed and how it ended.</summary>
internal sealed record BuildResult(int ExitCode, string Output, string Error)
{
    /// <summary>This result, of a build that had to succeed.</summary>
    public BuildResult Succeeds()
    {
        Assert.AreEqual(0, ExitCode, Output + Error);
        return this;
    }

    /// <summary>This result, of a build that had to fail.</summary>
    public BuildResult Fails()
    {
        Assert.AreNotEqual(0, ExitCode, Output + Error);
        return this;
    }

    /// <summary>What <c>-getItem</c>, <c>-getProperty</c> and <c>-getTargetResult</c> printed.</summary>
    public JsonNode Json => JsonNode.Parse(Succeeds().Output)!;

    /// <summary>A property that <c>-getProperty</c> printed; it prints JSON where more than one was asked for.</summary>
    public string Property(string name) => Json["Properties"]![name]!.GetValue<string>();

    /// <summary>The items of a group that <c>-getItem</c> printed.</summary>
    public IReadOnlyList<JsonNode> Items(string group) => [.. Json["Items"]![group]!.AsArray().Select(item => item!)];

    /// <summary>The names of the items of a group that <c>-getItem</c> printed.</summary>
    public IReadOnlyList<string> Ids(string group) => [.. Items(group).Select(item => item["Identity"]!.GetValue<string>())];
}
