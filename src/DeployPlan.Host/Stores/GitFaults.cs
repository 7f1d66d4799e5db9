using System.Text.RegularExpressions;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>What it means that git, or the server of the remote, said no.</summary>
internal static partial class GitFaults
{
    private const string Rights =
        "let the job push this branch: 'permissions: contents: write' on GitHub, a token with 'write_repository' on GitLab, 'Contribute' for the build service on Azure DevOps; and let no rule protect the branch";

    private static readonly (string Words, string Advice)[] Refusals =
    [
        ("No space left on device|File too large|Disk quota exceeded|unable to write|write error", "free space on that disk, then do the same again"),
        ("not a git repository|dubious ownership", "a store in a branch needs the repository of the config; use a store of another kind where there is none"),
        ("Host key verification failed", "let the machine know the host key of the remote (ssh-keyscan, known_hosts)"),
        (@"Permission denied|Authentication failed|could not read (Username|Password)|error: 40[13]\b|access (is )?denied|Access (is )?denied|not allowed to (push|access)|insufficient permission|Read-only file system", Rights),
    ];

    /// <summary>Of a call that failed.</summary>
    /// <param name="output">The call.</param>
    /// <param name="remote">The remote.</param>
    /// <param name="wasReached">Whether the remote has answered before: then it is gone, and not written wrongly.</param>
    public static StoreException Of(GitOutput output, string remote, bool wasReached)
    {
        var said = Masked(output.Error.Length > 0 ? output.Error : $"git exited with code {output.ExitCode}");
        if (AdviceOn(said) is { } advice)
        {
            return new StoreException(StoreFault.Refused, $"{InOneLine(said)}: {advice}");
        }

        return !wasReached && WrongRemote().IsMatch(said)
            ? new StoreException(StoreFault.Refused, $"{InOneLine(said)}: correct '{Masked(remote)}' in DeployPlanStore; it is the name of a remote ('git remote -v' lists them), a URL or a path")
            : new StoreException(StoreFault.Unreachable, InOneLine(said));
    }

    /// <summary>Of a push that the server has rejected while no one else wrote; null where the server may take it the next time.</summary>
    /// <param name="push">The push.</param>
    /// <param name="branch">The branch.</param>
    public static StoreException? OfRejected(GitOutput push, string branch)
    {
        if (Rejected().Match(push.Text) is not { Success: true } rejected || Passing().IsMatch(rejected.Value))
        {
            return null;
        }

        var server = string.Join(" ", push.Error.Split('\n').Where(static line => line.StartsWith("remote:", StringComparison.Ordinal)).Select(static line => line["remote:".Length..].Trim()).Where(static line => line.Length > 0));
        return new StoreException(
            StoreFault.Refused, $"the remote rejects the push to the branch '{branch}' ({rejected.Groups["why"].Value}){(server.Length > 0 ? ": " + Masked(server) : "")}; {AdviceOn(server) ?? Rights}");
    }

    /// <summary>Whether the push got as far as an answer about the branch.</summary>
    public static bool IsAnswered(GitOutput push) => Rejected().IsMatch(push.Text);

    private static string? AdviceOn(string said) => Array.Find(Refusals, refusal => Regex.IsMatch(said, refusal.Words, RegexOptions.CultureInvariant)).Advice;

    private static string InOneLine(string text) => string.Join("; ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(static line => !Noise().IsMatch(line)));

    // A URL may have a user and a token in it, also one that should have been escaped.
    private static string Masked(string text) => Credentials().Replace(text, "***@");

    [GeneratedRegex(@"(?<=://)\S+@", RegexOptions.CultureInvariant)]
    private static partial Regex Credentials();

    [GeneratedRegex(@"^!\t[^\t]*\t\[[^\]]*\] \((?<why>.*)\)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Rejected();

    // Two pushes at once.
    [GeneratedRegex("lock|failed to update ref|already exists|incorrect old value|stale info|fetch first|non-fast-forward", RegexOptions.CultureInvariant)]
    private static partial Regex Passing();

    [GeneratedRegex("does not appear to be a git repository|[Nn]ot found|[Nn]o such|does not exist|Could not resolve host", RegexOptions.CultureInvariant)]
    private static partial Regex WrongRemote();

    [GeneratedRegex("^(Please make sure|and the repository exists|fatal: Could not read from remote repository|To add an exception|git config --global|error: failed to push)", RegexOptions.CultureInvariant)]
    private static partial Regex Noise();
}
