namespace DeployPlan.Stores;

/// <summary>A store while a command uses it.</summary>
/// <param name="process">The program that talks to it.</param>
/// <param name="client">The connection of this process.</param>
internal sealed class StoreSession(StoreProcess process, StoreClient client) : IDisposable
{
    private bool _isLent;

    /// <summary>The connection of this process.</summary>
    public StoreClient Client => client;

    /// <summary>The pipe that other processes of the build connect to.</summary>
    public string Pipe => process.Pipe;

    /// <summary>Starts the program, and connects; uses one that is open where the settings have one.</summary>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public static StoreSession Open(StoreSettings settings)
    {
        if (settings.Opened is { } opened)
        {
            return opened.Lend();
        }

        var process = StoreProcess.Start(settings);
        try
        {
            return new StoreSession(process, StoreClient.Connect(process.Pipe));
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_isLent)
        {
            client.Dispose();
            process.Dispose();
        }
    }

    private StoreSession Lend() => new(process, client) { _isLent = true };
}
