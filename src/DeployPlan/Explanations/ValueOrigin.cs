namespace DeployPlan.Explanations;

/// <summary>What set a value: the key at the end of a way, or its default where nothing is written there; or origins of their own.</summary>
/// <param name="Way">The way to the key; null if there are origins.</param>
/// <param name="Origins">The origins; empty if there is a way.</param>
internal sealed record ValueOrigin(string[]? Way, params Origin[] Origins)
{
    /// <summary>There is no key for it.</summary>
    public static ValueOrigin Fixed { get; } = new(null, Origin.Fixed);

    public static ValueOrigin Key(params string[] way) => new(way);

    public static ValueOrigin Of(params Origin[] origins) => new(null, origins);
}
