using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Text;

namespace DeployPlan.Views;

/// <summary>A release as programs read it: what was decided, who began it, and what became of it.</summary>
internal sealed record ListedRelease
{
    private static readonly string[] Kinds = ["apply", "rollback", "baseline"];
    private static readonly string[] Statuses = ["succeeded", "failed", "interrupted", "running", "unreadable"];

    public required string Id { get; init; }

    public required string Environment { get; init; }

    public required string Status { get; init; }

    /// <summary>Null where the files of the release cannot be read, as everything that follows.</summary>
    public Release? Release { get; init; }

    /// <summary>Of <see cref="Kinds"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>When its last operation has ended, UTC; null while it runs, and where none has ended.</summary>
    public DateTime? Ended { get; init; }

    /// <summary>The release that it goes back to; null for none.</summary>
    public string? RollbackTo { get; init; }

    public ListedOperations? Operations { get; init; }

    public static ListedRelease Empty { get; } = new() { Id = "", Environment = "", Status = "unreadable" };

    public static ListedRelease Of(ReleaseStore store, string environment, string id)
    {
        if (store.Open(environment, id, new DiagnosticBag()) is not { } folder)
        {
            return Empty with { Id = id, Environment = environment };
        }

        var state = ReleaseState.Of(folder);
        var word = state.Word(store.IsHeld(environment, id));
        return new ListedRelease
        {
            Id = id,
            Environment = environment,
            Status = word,
            Release = folder.Release,
            Kind = SuccessfulReleases.IsBaseline(folder.Plan) ? "baseline" : folder.Plan.Rollback is null ? "apply" : "rollback",
            Ended = word == "running" ? null : state.Records.Where(record => record?.Release == id).Max(static record => record!.Ended),
            RollbackTo = folder.Plan.Rollback?.To,
            Operations = ListedOperations.Of(state),
        };
    }

    /// <summary>The fields of an item of releases.json. It is only written.</summary>
    public static ListedRelease Fields(Form form, ListedRelease x)
    {
        var release = x.Release;
        form.Text("id", x.Id, TextKind.Filled, "The id; ids sort by time.");
        form.Text("environment", x.Environment, TextKind.Filled, "The environment that is deployed.");
        form.Choice("status", x.Status, Statuses, "What became of it. Of one that is unreadable nothing else is known.");
        form.OptionalChoice("kind", x.Kind, Kinds, "What its plan is for.");
        form.OptionalText("plan", release?.PlanId, TextKind.Filled, "The id of the plan.");
        form.OptionalText("version", release?.Version, TextKind.Filled, "The version that is deployed.");
        form.OptionalTime("started", release?.Started, "When it started, UTC.");
        form.OptionalTime("ended", x.Ended, "When its last operation ended, UTC; left out while it runs, and where none has ended.");
        form.OptionalText("user", Release.Some(release?.User), TextKind.Filled, "The user who began it.");
        form.OptionalText("host", Release.Some(release?.Host), TextKind.Filled, "The machine on which it was begun.");
        form.OptionalText("job", Release.Some(release?.Job), TextKind.Filled, "The job of a build server: its address, where the server says one.");
        form.OptionalText("approval", Release.Some(release?.Approval), TextKind.Filled, "The id of the plan that was approved.");
        form.OptionalNumber("lease", release is { LeaseNumber: > 0 } ? release.LeaseNumber : null, 1, int.MaxValue, "The number of the lease under which it was begun, where a store has it.");
        form.OptionalText("commit", Release.Some(release?.Commit), TextKind.Filled, "The commit that was checked out, where git says it; of a rollback, that of the release that it went back to.");
        form.OptionalTruth("dirty", release is { Commit.Length: > 0 } ? release.IsDirty : null, "Whether files that git knows differed from that commit, or it did not have one that the plan uses.");
        form.OptionalText("resumes", Release.Some(release?.Resumes), TextKind.Filled, "The release that it continues.");
        form.OptionalText("previous", Release.Some(release?.Previous), TextKind.Filled, "The release before it.");
        form.OptionalText("rollbackTo", x.RollbackTo, TextKind.Filled, "The release that it goes back to.");
        form.Optional("operations", x.Operations, new ListedOperations(), ListedOperations.Fields, "How many of its operations have which status.");
        return x;
    }
}
