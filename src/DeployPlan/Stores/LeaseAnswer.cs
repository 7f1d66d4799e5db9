namespace DeployPlan.Stores;

/// <summary>What became of a claim.</summary>
/// <param name="IsTaken">Whether it is held now.</param>
/// <param name="Now">The lease as it is now: of the claim, or of whoever has it.</param>
/// <param name="Before">Whose lease was taken over; null where it was free, or was not taken.</param>
internal sealed record LeaseAnswer(bool IsTaken, Lease Now, Lease? Before);
