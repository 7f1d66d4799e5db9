namespace DeployPlan.Scaffolding;

/// <summary>Where a place of a program is reached, the least first.</summary>
internal enum Reach
{
    /// <summary>Nowhere.</summary>
    Never,

    /// <summary>On the machine of a developer.</summary>
    InDevelopment,

    /// <summary>In a Debug build.</summary>
    InDebug,

    /// <summary>Under a condition of which nothing is known.</summary>
    Sometimes,

    /// <summary>Wherever it is deployed.</summary>
    Always,
}
