namespace DeployPlan.Editor.Tests.Support;

/// <summary>Gives each test a language server of its own and ends it with the test.</summary>
public abstract class EditorTest : IDisposable
{
    private readonly Lazy<LanguageServer> _server = new(LanguageServer.Start);

    private protected Document Open(string yaml) => Document.Of(_server.Value, yaml);

    private protected Document OpenFile(string path) => Document.OfFile(_server.Value, path);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _server.IsValueCreated)
        {
            _server.Value.Dispose();
            Assert.IsTrue(_server.Value.HasEnded, "A language server was left behind.");
        }
    }
}
