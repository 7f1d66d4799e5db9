using DeployPlan.Host.Stores;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>A bare repository on the disk, and a clone of it.</summary>
internal sealed class GitPlace : IStorePlace
{
    private readonly string _root = Directory.CreateTempSubdirectory("deployplan-git-").FullName;

    public GitPlace()
    {
        Remote = new GitRepository(Path.Combine(_root, "remote.git"));
        Remote.Git("init", "-q", "--bare", "-b", "main");
        Clone = GitRepository.Start(Path.Combine(_root, "clone"));
        Clone.Git("remote", "add", "origin", Remote.Folder);
        Clone.Git("push", "-q", "origin", "main");
    }

    public GitRepository Remote { get; }

    public GitRepository Clone { get; }

    public string Location => "git:origin#deployplan";

    public string Folder => Clone.Folder;

    public bool IsAllOrNone => true;

    public IDocumentStore Open() => DocumentStores.Open(Location, Folder);

    /// <summary>One more clone.</summary>
    public GitRepository CloneAgain(params string[] options)
    {
        var folder = Path.Combine(_root, Guid.NewGuid().ToString("N"));
        new GitRepository(_root).Git(["clone", "-q", .. options, "file://" + Remote.Folder, folder]);
        return new GitRepository(folder);
    }

    public void GoAway() => Directory.Move(Remote.Folder, Remote.Folder + "-away");

    public void ComeBack() => Directory.Move(Remote.Folder + "-away", Remote.Folder);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
