using DeployPlan.Plans;

namespace DeployPlan.Rollbacks;

/// <summary>The reasons that people read: how an operation is undone, or why it cannot be. docs/rollback.md lists them by type.</summary>
internal static class ReversalReasons
{
    public const string Build = "a build changes nothing that runs";

    public const string HealthCheck = "a health check changes nothing";

    public const string NothingApplied = "it ran no script";

    public const string InfraStays = "nothing takes infrastructure back: what was provisioned stays";

    public const string NothingDeployedBefore = "no earlier release deployed it, so there is nothing to go back to: it stays deployed";

    public const string UnknownScripts = "there is no record of which scripts it ran: they stay";

    public const string OnlyNoted = "it only noted scripts that another tool ran; the notes stay";

    public static string InfraIsTheSame(string release) => $"release {release} provisioned the same";

    public static string DeployedAgain(string release) => $"what release {release} deployed is deployed again";

    public static string ImageIsOverwritten(string image) => $"a later build has replaced {image}, and nothing else says which image it was: what runs stays deployed";

    public static string ScriptsUndone(IReadOnlyList<string> scripts) => $"undoes {string.Join(", ", scripts)}";

    public static string NoDownScripts(string engine) => $"nothing says how to undo what engine {engine} ran: it stays";

    public static string ScriptsStay(IReadOnlyList<string> withoutDown, IReadOnlyList<string> below)
    {
        var rest = string.Join(", ", below);
        if (withoutDown.Count == 0)
        {
            return $"{rest} {(below.Count == 1 ? "stays" : "stay")}, because what ran later on the same database stays";
        }

        // One that was added since was not reviewed with the release, and does not count.
        var one = withoutDown.Count == 1;
        var text = $"{string.Join(", ", withoutDown)} had no down {(one ? "script" : "scripts")} ({string.Join(", ", withoutDown.Select(DownScriptName.Of))}) in that release and {(one ? "stays" : "stay")}";
        return below.Count == 0 ? text : $"{text}, and so {(below.Count == 1 ? "does" : "do")} {rest}, which ran before";
    }

    public static string EarlierUndo(IReadOnlyList<string> scripts) => $"it had undone {string.Join(", ", scripts)}, which an earlier release than the target ran: they stay undone";

    public const string UndoneSince = "a rollback since then has undone what it ran";

    public const string UndoIsCounted = "what it undid is not undone again";
}
