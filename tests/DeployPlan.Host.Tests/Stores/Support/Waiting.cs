namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>Waits for what happens by itself.</summary>
internal static class Waiting
{
    /// <summary>Waits until it is so; fails where it never is.</summary>
    public static void Until(Func<bool> isSo) => Assert.IsTrue(SpinWait.SpinUntil(isSo, TimeSpan.FromSeconds(180)), "it did not happen");

    /// <summary>Runs it on so many threads at once, and gives back what each returned.</summary>
    public static T[] Racing<T>(int threads, Func<int, T> run)
    {
        using var start = new Barrier(threads);
        var results = new T[threads];
        var failures = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        var all = Enumerable.Range(0, threads).Select(i => new Thread(() =>
        {
            try
            {
                start.SignalAndWait();
                results[i] = run(i);
            }
#pragma warning disable CA1031 // Thrown again below.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failures.Enqueue(e);
            }
        })).ToList();
        all.ForEach(static thread => thread.Start());
        all.ForEach(static thread => thread.Join());
        return failures.IsEmpty ? results : throw new AggregateException(failures);
    }
}
