namespace DeployPlan.Drivers.Tests.Stores;

[TestClass]
[TestCategory("Faults")]
[DoNotParallelize]
public sealed class FaultsWithFolder : WrongClocks
{
    private protected override string Location { get; } = Workspace.NewFolder("store");

    private protected override (string Name, string Value)[] Variables => [];
}
