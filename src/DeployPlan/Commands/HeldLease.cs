using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Stores;

namespace DeployPlan.Commands;

/// <summary>The lease of an environment, while a command has it.</summary>
/// <param name="session">The store.</param>
/// <param name="releases">The releases of the environment.</param>
/// <param name="answer">What became of the claim.</param>
/// <param name="settings">Where the store is.</param>
internal sealed class HeldLease(StoreSession session, SharedReleases releases, LeaseAnswer answer, StoreSettings settings) : IDisposable
{
    private bool _isLeft;
    private ReleaseFolder? _published;

    /// <summary>Whose lease was taken over; null for no one's.</summary>
    public Lease? Before => answer.Before;

    /// <summary>The number of the lease.</summary>
    public int Number => answer.Now.Token;

    /// <summary>The release that has the lease.</summary>
    public string Release => answer.Now.Release;

    /// <summary>Whether an earlier try of the same has begun that release.</summary>
    public bool IsContinued { get; private init; }

    /// <summary>Takes the lease for a release; null, with a diagnostic, if someone else has it.</summary>
    /// <exception cref="OperationCanceledException">The build was cancelled while it was not known whether someone has it.</exception>
    public static HeldLease? Take(ApplyRequest request, StoreSession session, Release release, string project, Func<string, string> breakCommand, DiagnosticBag diagnostics)
    {
        var settings = request.Shared!;
        var releases = SharedStore.Of(request, session, project, release.Environment);
        var claim = new LeaseClaim(
            releases.Names.Lease, release.Id, settings.LeaseSeconds, Environment.UserName, Environment.MachineName, CiJob.Of(request.Variable), request.BreakLock)
        {
            IsInSteps = request.OnlyBegin,
            Pipeline = CiJob.PipelineOf(request.Variable),
            Plan = release.PlanId,
        };
        var (answer, isContinued) = (new LeaseAnswer(IsTaken: false, new Lease(), Before: null), false);
        if (!SharedStore.Try(request, diagnostics, () => (answer, isContinued) = Take(session.Client, new PatientClaim(request.Say, request.Cancelled), releases.Names, claim)))
        {
            return null;
        }

        if (!answer.IsTaken)
        {
            diagnostics.Add(StoreDiagnostics.Leased(request.ConfigFile, answer.Now.ToString(DateTime.UtcNow), breakCommand(answer.Now.Release)));
            return null;
        }

        var held = new HeldLease(session, releases, answer, settings) { IsContinued = isContinued };

        // Also where no one had it: whoever took it over last may have ended before that was done, and a record that was left open may still be written by whoever ran it.
        var isSafe = SharedStore.Try(request, diagnostics, () =>
        {
            releases.Pull(request.Here);
            if (isContinued)
            {
                return;
            }

            foreach (var left in new[] { answer.Before?.Release, request.OpenReleases(project).LatestOf(release.Environment) }.OfType<string>().Where(static id => id.Length > 0).Distinct())
            {
                releases.TakeOver(left, answer.Now.Token);
            }

            releases.Pull(request.Here);
        });
        if (isSafe)
        {
            return held;
        }

        if (isContinued)
        {
            held.Leave();
        }

        held.Dispose();
        return null;
    }

    /// <summary>Puts the release into the store, and has its records kept there from now on.</summary>
    public bool Publish(ApplyRequest request, ReleaseFolder folder, DiagnosticBag diagnostics) => SharedStore.Try(request, diagnostics, () =>
    {
        var (release, lease) = (folder.Release, answer.Now);
        var approval = request.Approval.Length > 0 ? $", approved as {request.Approval}" : "";
        releases.Publish(
            folder,
            lease,
            $"release {release.Id} of plan {release.PlanId} begun by {lease.User} on {lease.Host}{(lease.Job.Length > 0 ? ", job " + lease.Job : "")}{approval}, lease number {lease.Token}");
        folder.Shared = new SharedRecords(session.Client, session.Pipe, releases.Names, lease.Token, request.Actor.ToString(), settings.MostOfLog);
        _published = folder;
    });

    // An engine that has lost the machine of this job runs it again. What was begun is joined, whatever has run of it by now: to begin changes nothing of it. What never became a release is begun
    // anew; where the lost machine comes back, its lease is of before.
    private static (LeaseAnswer Answer, bool IsContinued) Take(StoreClient client, PatientClaim patient, StoreNames names, LeaseClaim claim)
    {
        while (true)
        {
            var answer = patient.Take(client, claim);
            if (answer.IsTaken || !claim.Repeats(answer.Now))
            {
                return (answer, false);
            }

            var begun = answer.Now.Release;
            if (client.Read([names.Of(begun, "release.json")])[0] is null)
            {
                claim = claim with { Broken = begun };
            }
            else if (client.Join(names.Lease, begun, claim.Actor) is { } lease)
            {
                return (new LeaseAnswer(IsTaken: true, lease, Before: null), true);
            }
        }
    }

    /// <summary>Leaves the lease to the release, for whoever runs its operations.</summary>
    public void Leave() => _isLeft = true;

    /// <summary>Gives the lease back, unless it was left to the release.</summary>
    public void Dispose()
    {
        try
        {
            if (_isLeft)
            {
                session.Client.Leave();
            }
            else
            {
                session.Client.Free(_published is null ? "" : ReleaseState.Of(_published).End());
            }
        }
        catch (StoreException)
        {
            // It expires.
        }
    }
}
