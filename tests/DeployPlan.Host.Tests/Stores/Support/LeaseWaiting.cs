using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>Waits for a lease that may be left behind.</summary>
internal static class LeaseWaiting
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Claims a lease again and again until it is known whether someone has it.</summary>
    public static LeaseAnswer UntilKnown(Func<LeaseAnswer> claim)
    {
        while (true)
        {
            var answer = claim();
            if (answer.Left <= TimeSpan.Zero)
            {
                return answer;
            }

            Thread.Sleep(answer.Left < Look ? answer.Left : Look);
        }
    }
}
