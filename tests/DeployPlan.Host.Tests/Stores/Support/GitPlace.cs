using DeployPlan.Host.Stores;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>A bare repository, and a clone of it that reaches it over the disk, or over a server.</summary>
internal sealed class GitPlace : IStorePlace
{
    private readonly string _root = Directory.CreateTempSubdirectory("deployplan-git-").FullName;
    private readonly IGitServer? _server;

    public GitPlace(IGitServer? server = null)
    {
        _server = server;
        Remote = new GitRepository(Path.Combine(_root, "remote.git"));
        Remote.Git("init", "-q", "--bare", "-b", "main");
        Clone = GitRepository.Start(Path.Combine(_root, "clone"));
        Clone.Git("remote", "add", "origin", server?.UrlOf(Remote.Folder) ?? Remote.Folder);
        Clone.Git("push", "-q", Remote.Folder, "main");
        server?.LetIn(Clone);
    }

    public GitRepository Remote { get; }

    public GitRepository Clone { get; }

    public string Location => "git:origin#deployplan";

    public string Folder => Clone.Folder;

    public bool IsAllOrNone => true;

    public IDocumentStore Open() => DocumentStores.Open(Location, Folder);

    /// <summary>One more clone, from the disk.</summary>
    public GitRepository CloneAgain(params string[] options)
    {
        var folder = Path.Combine(_root, Guid.NewGuid().ToString("N"));
        new GitRepository(_root).Git(["clone", "-q", .. options, "file://" + Remote.Folder, folder]);
        return new GitRepository(folder);
    }

    public void GoAway()
    {
        if (_server is not null)
        {
            _server.Stop();
        }
        else
        {
            Directory.Move(Remote.Folder, Remote.Folder + "-away");
        }
    }

    public void ComeBack()
    {
        if (_server is not null)
        {
            _server.Start();
        }
        else
        {
            Directory.Move(Remote.Folder + "-away", Remote.Folder);
        }
    }

    public void Dispose()
    {
        _server?.Dispose();
        for (var tries = 0; Directory.Exists(_root); tries++)
        {
            try
            {
                Directory.Delete(_root, recursive: true);
            }
            catch (IOException) when (tries < 100)
            {
                // A program of git, whose parent was killed, still writes there.
                Thread.Yield();
            }
        }
    }
}
