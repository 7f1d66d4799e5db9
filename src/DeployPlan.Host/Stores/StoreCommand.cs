using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>
/// Talks to a store for one build: <c>store &lt;location&gt; &lt;folder&gt; &lt;pipe&gt; &lt;parent&gt;</c>. Says <c>ready</c> on its output, or what is wrong with the store. Ends at once, without
/// giving back a lease, when its input ends or the process that started it has ended.
/// </summary>
internal static class StoreCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static int Run(string[] arguments)
    {
        var (location, folder, pipe) = (arguments[0], arguments[1], arguments[2]);
        using var stop = new Stop();
        stop.EndWith(int.Parse(arguments[3], System.Globalization.CultureInfo.InvariantCulture));
        try
        {
            using var store = DocumentStores.Open(location, folder);
            using var server = new StoreServer(store, Patience);

            // Before anyone is answered: a short build ends this program as soon as it has its answer.
            LeftSockets.RemoveBeside(pipe);
            server.Listen(pipe, static () => Console.Out.WriteLine("ready"));
            new Thread(() => EndWithInput(pipe)) { IsBackground = true }.Start();
            stop.Wait(Timeout.InfiniteTimeSpan);
            return 0;
        }
        catch (StoreException e)
        {
            Console.Out.WriteLine(e.Message);
            return 1;
        }
        finally
        {
            StorePipe.Remove(pipe);
        }
    }

    // Nothing is given back: what was not freed was not meant to be.
    private static void EndWithInput(string pipe)
    {
        while (Console.In.Read() >= 0)
        {
        }

        StorePipe.Remove(pipe);
        Environment.Exit(0);
    }
}
