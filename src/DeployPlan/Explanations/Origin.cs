using DeployPlan.Configuration;
using DeployPlan.Diagnostics;

namespace DeployPlan.Explanations;

/// <summary>One origin of a value: a place in the config, a default, a property of the build.</summary>
/// <param name="What">What it is, for people; empty if the place says enough.</param>
/// <param name="At">Where it is written; null for what no config says.</param>
/// <param name="IsOverlay">Whether the environment sets it, not the top level.</param>
internal sealed record Origin(string What, SourceSpan? At = null, bool IsOverlay = false)
{
    /// <summary>The key is not set.</summary>
    internal static Origin Default { get; } = new("default");

    /// <summary>There is no key for it.</summary>
    internal static Origin Fixed { get; } = new("fixed");

    /// <summary>The version that is deployed.</summary>
    internal static Origin Version { get; } = new("DeployPlanVersion");

    /// <summary>A value that is taken from this one, named so that a person can tell which.</summary>
    internal static Origin Named(WrittenValue written) => new(written.Key, written.Span, written.IsOverlay);
}
