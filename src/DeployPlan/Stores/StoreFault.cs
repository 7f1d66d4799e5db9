namespace DeployPlan.Stores;

/// <summary>Why a store did not do what it was asked.</summary>
internal enum StoreFault
{
    /// <summary>It did not answer: the same again may succeed, and a write may have been done.</summary>
    Unreachable,

    /// <summary>It said no, and says so again until someone changes something. Nothing was written.</summary>
    Refused,

    /// <summary>The lease that the write needs is lost. Nothing was written.</summary>
    LeaseLost,
}
