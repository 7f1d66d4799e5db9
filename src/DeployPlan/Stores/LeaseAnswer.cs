namespace DeployPlan.Stores;

/// <summary>What became of a claim.</summary>
/// <param name="IsTaken">Whether it is held now.</param>
/// <param name="Now">The lease as it is now: of the claim, or of whoever has it.</param>
/// <param name="Before">Whose lease was taken over; null where it was free, or was not taken.</param>
internal sealed record LeaseAnswer(bool IsTaken, Lease Now, Lease? Before)
{
    /// <summary>Whoever has it may be gone, and this much time is left to show the opposite: ask again until it is taken, or this is zero.</summary>
    public TimeSpan Left { get; init; }
}
