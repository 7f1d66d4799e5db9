namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>A server of repositories that are on this disk. Disposing it ends it.</summary>
internal interface IGitServer : IDisposable
{
    /// <summary>How a clone calls the repository at a path.</summary>
    string UrlOf(string path);

    /// <summary>Lets a clone in.</summary>
    void LetIn(GitRepository clone);

    void Stop();

    void Start();
}
