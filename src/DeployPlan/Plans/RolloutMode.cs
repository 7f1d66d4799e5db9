namespace DeployPlan.Plans;

/// <summary>Whether the hosts of a deploy wait for each other.</summary>
internal enum RolloutMode
{
    /// <summary><c>serial</c>: one host after another.</summary>
    Serial,

    /// <summary><c>parallel</c>: all hosts at once.</summary>
    Parallel,
}
