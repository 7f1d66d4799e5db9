namespace DeployPlan.Stores;

/// <summary>What a build asks of the program that talks to the store.</summary>
internal enum StoreRequest : byte
{
    List,
    Read,
    Write,
    Lines,

    /// <summary>Take the lease.</summary>
    Take,

    /// <summary>Keep the lease of a release that someone else has begun.</summary>
    Join,

    /// <summary>Give the lease back.</summary>
    Free,

    /// <summary>No longer renew the lease, without giving it back.</summary>
    Leave,

    /// <summary>Whether a lease that was taken is lost.</summary>
    CheckLease,
}
