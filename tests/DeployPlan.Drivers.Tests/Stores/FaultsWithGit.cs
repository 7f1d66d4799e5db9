namespace DeployPlan.Drivers.Tests.Stores;

[TestClass]
[TestCategory("Faults")]
[DoNotParallelize]
public sealed class FaultsWithGit : StoresThatAreAway
{
    private readonly string _remote = Workspace.NewFolder("remote.git");

    public FaultsWithGit() => Git.Run(_remote, "init", "-q", "--bare");

    private protected override string Location => $"git:{_remote}#deployplan";

    private protected override bool IsRepository => true;

    private protected override (string Name, string Value)[] Variables => [];

    private string Elsewhere => _remote + ".away";

    private protected override void GoAway() => Directory.Move(_remote, Elsewhere);

    private protected override void ComeBack() => Directory.Move(Elsewhere, _remote);
}
