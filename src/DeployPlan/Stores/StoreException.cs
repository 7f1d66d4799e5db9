namespace DeployPlan.Stores;

/// <summary>A store did not do what it was asked.</summary>
#pragma warning disable CA1032 // Always with a reason.
internal sealed class StoreException(StoreFault fault, string message, Exception? inner = null) : Exception(message, inner)
#pragma warning restore CA1032
{
    /// <summary>Why.</summary>
    public StoreFault Fault { get; } = fault;
}
