using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>A place for a store, of a test's own and empty at first. Disposing it removes it.</summary>
internal interface IStorePlace : IDisposable
{
    /// <summary>As in <c>DeployPlanStore</c>.</summary>
    string Location { get; }

    /// <summary>The folder of the config.</summary>
    string Folder { get; }

    /// <summary>Whether a change of several documents is made as a whole.</summary>
    bool IsAllOrNone { get; }

    /// <summary>The store as one more machine sees it.</summary>
    IDocumentStore Open();

    /// <summary>Makes what the store talks to go away.</summary>
    void GoAway();

    /// <summary>Brings it back as it was.</summary>
    void ComeBack();
}
