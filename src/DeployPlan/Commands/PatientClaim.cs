using System.Diagnostics;
using DeployPlan.Stores;

namespace DeployPlan.Commands;

/// <summary>Claims a lease, and waits until it is known whether one who may be gone still has it.</summary>
/// <param name="say">Tells a person at once what this waits for.</param>
/// <param name="cancelled">Ends the waiting.</param>
internal sealed class PatientClaim(Action<string> say, CancellationToken cancelled)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>What became of the claim.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled: the lease is not taken.</exception>
    public LeaseAnswer Take(StoreClient client, LeaseClaim claim)
    {
        var (waited, note) = (Stopwatch.StartNew(), new WaitingNote(say));
        while (true)
        {
            cancelled.ThrowIfCancellationRequested();
            var answer = client.Take(claim);
            if (answer.Left <= TimeSpan.Zero)
            {
                return answer;
            }

            var (release, user, host) = (answer.Now.Release, answer.Now.User, answer.Now.Host);
            note.Say($"The lease of {release} by {user} on {host} has expired, and is taken over unless it is renewed within its {answer.Now.Seconds} s", waited.Elapsed);
            cancelled.WaitHandle.WaitOne(answer.Left < LongestPause ? answer.Left : LongestPause);
        }
    }
}
