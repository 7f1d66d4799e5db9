using System.Text;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>
/// A store in a branch of a remote. Documents are its files; a version is the id of the content, which its stamp makes one of its own. Each change is a commit, and pushed only where the branch
/// is still what it was made from. Objects go into the repository of the config; its files, index, branches and configuration are left alone.
/// </summary>
internal sealed class GitStore : IDocumentStore
{
    private const int MostTries = 100;
    private const int MostRejections = 5;

    private readonly GitCommand _git;
    private readonly string _remote;
    private readonly string _branch;
    private readonly object _one = new();
    private string? _tip;
    private bool _wasReached;
    private string? _committer;
    private GitPlaces? _place;

    /// <param name="remote">Its name, URL or path; <c>#</c> and a branch may follow.</param>
    /// <param name="folder">Full path of a folder in the repository.</param>
    /// <exception cref="StoreException">The branch can have no such name.</exception>
    public GitStore(string remote, string folder)
    {
        var hash = remote.LastIndexOf('#');
        (_remote, _branch) = hash < 0 ? (remote, "") : (remote[..hash], remote[(hash + 1)..]);
        _remote = _remote.Length == 0 ? "origin" : _remote;
        _branch = _branch.Length == 0 ? "deployplan" : _branch;
        _git = new GitCommand(folder);
        if (_remote[0] == '-' || !_git.Run("check-ref-format", Reference).Worked)
        {
            throw new StoreException(StoreFault.Refused, $"'git:{remote}' names no remote and branch; write 'git:origin#deployplan'");
        }
    }

    private string Reference => "refs/heads/" + _branch;

    // Keeps what was fetched, and tells the remote what need not be sent again. What counts is what the remote says, not this.
    private string Kept => "refs/deployplan/" + _branch;

    private GitPlaces Place => _place ??= GitPlaces.Of(_remote, _git);

    public IReadOnlyList<DocumentVersion> List(string prefix)
    {
        lock (_one)
        {
            var tip = Refresh();
            var folder = DocumentPath.FolderOf(prefix);
            return tip.Length == 0 ? [] : Local(folder.Length > 0 ? ["ls-tree", "-r", "-z", "--full-tree", tip, "--", folder] : ["ls-tree", "-r", "-z", "--full-tree", tip]).Text
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(static entry => entry.Split('\t', 2))
                .Select(static entry => new DocumentVersion(DocumentPath.NameOf(entry[1]), entry[0].Split(' ')[2]))
                .Where(document => document.Name.StartsWith(prefix, StringComparison.Ordinal))
                .OrderBy(static document => document.Name, StringComparer.Ordinal)
                .ToList();
        }
    }

    public IReadOnlyList<StoredDocument?> Read(IReadOnlyList<string> names)
    {
        lock (_one)
        {
            var tip = Refresh();
            return tip.Length == 0 ? new StoredDocument?[names.Count] : Objects("--batch", tip, names).ToList();
        }
    }

    public IReadOnlyList<string>? Write(IReadOnlyList<DocumentWrite> writes, string line)
    {
        lock (_one)
        {
            var isKnown = _tip is not null;
            var tip = _tip ?? Refresh();
            for (var (tries, rejections) = (0, 0); tries < MostTries; tries++)
            {
                if (!IsAsExpected(tip, writes))
                {
                    if (!isKnown)
                    {
                        return null;
                    }

                    (tip, isKnown) = (Refresh(), false);
                    continue;
                }

                var (commit, versions) = Make(tip, writes, line);
                var push = Push(tip, commit);
                var now = push.Worked ? commit : Refresh();

                // The answer may have been lost, and someone may have pushed on top since.
                if (now == commit || (!push.Worked && now.Length > 0 && now != tip && _git.Run("merge-base", "--is-ancestor", commit, now).Worked))
                {
                    _tip = now;
                    return versions;
                }

                if (now == tip)
                {
                    rejections++;
                    ThrowIfRefused(push, rejections);
                }

                (tip, isKnown) = (now, false);
            }

            throw new StoreException(StoreFault.Unreachable, $"others write to the branch '{_branch}' all the time");
        }
    }

    public IReadOnlyList<string> Lines(string prefix)
    {
        lock (_one)
        {
            var tip = Refresh();
            if (tip.Length == 0)
            {
                return [];
            }

            // Deep enough for any branch. What git calls infinite would fetch the history of every other branch too.
            if (IsShallow() && Fetch("--depth=1000000000") is { Worked: false } failed)
            {
                throw GitFaults.Of(failed, _remote, _wasReached);
            }

            var folder = DocumentPath.FolderOf(prefix);
            return Local(["log", "--reverse", "--no-color", "--no-decorate", "--encoding=UTF-8", "--format=%B%x00", tip, .. folder.Length > 0 ? new[] { "--", ":(top)" + folder } : []]).Text
                .Split('\0').Select(message => GitImport.LineOf(message, prefix)).OfType<string>().ToList();
        }
    }

    public void Dispose()
    {
    }

    private bool IsShallow() => Local(["rev-parse", "--is-shallow-repository"]).Text.StartsWith("true", StringComparison.Ordinal);

    private GitOutput Local(string[] arguments, byte[]? input = null)
    {
        var done = _git.Run(input ?? [], arguments);
        if (!done.Worked)
        {
            // What was fetched may have been removed from the repository meanwhile.
            _tip = null;
            throw GitFaults.Of(done, _remote, _wasReached);
        }

        return done;
    }

    // The commit that the branch is at, with all that is in it; empty where there is no such branch.
    private string Refresh()
    {
        for (var tries = 0; tries < MostRejections; tries++)
        {
            var listed = _git.Run("ls-remote", Place.From, Reference);
            if (!listed.Worked)
            {
                throw GitFaults.Of(listed, _remote, _wasReached);
            }

            _wasReached = true;
            var tip = listed.Text.Split('\n').Select(static line => line.Split('\t')).Where(line => line.Length == 2 && line[1] == Reference).Select(static line => line[0]).FirstOrDefault("");
            if (tip.Length == 0 || tip == _tip)
            {
                return _tip = tip;
            }

            // History that someone else's machine needs is not sent to one that forgets it.
            var isFirst = !_git.Run("rev-parse", "--quiet", "--verify", Kept).Worked;
            var fetch = isFirst && IsShallow() ? Fetch("--depth=1") : Fetch();
            if (fetch.Worked ? _git.Run("cat-file", "-e", tip).Worked : _git.Run("rev-list", "--objects", "--quiet", "-1", tip).Worked)
            {
                CheckIsOwn(tip);
                return _tip = tip;
            }

            if (!fetch.Worked && tries == MostRejections - 1)
            {
                throw GitFaults.Of(fetch, _remote, _wasReached);
            }
        }

        throw new StoreException(StoreFault.Unreachable, $"the branch '{_branch}' of '{_remote}' changes faster than it can be fetched");
    }

    // Of a branch with code, each release would be a commit, and each renewal of a lease.
    private void CheckIsOwn(string tip)
    {
        if (_tip is null && _git.Run("merge-base", "HEAD", tip).Worked)
        {
            throw new StoreException(
                StoreFault.Refused, $"the branch '{_branch}' of '{_remote}' has history in common with what is checked out, so it is one of your code; write a branch that only releases are in, such as 'git:{_remote}#deployplan'");
        }
    }

    private GitOutput Fetch(params string[] how) => _git.Run(
        ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance", "--refmap=", .. how, Place.From, $"+{Reference}:{Kept}"]);

    private GitOutput Push(string tip, string commit) => _git.Run(
        "push", "--quiet", "--porcelain", "--no-verify", "--no-signed", "--no-follow-tags", "--recurse-submodules=no", $"--force-with-lease={Reference}:{tip}", Place.To, $"{commit}:{Reference}");

    // No one else has written.
    private void ThrowIfRefused(GitOutput push, int rejections)
    {
        if (!GitFaults.IsAnswered(push) || rejections == MostRejections)
        {
            throw GitFaults.Of(push, _remote, wasReached: true);
        }

        if (GitFaults.OfRejected(push, _branch) is { } refused)
        {
            throw refused;
        }

        Thread.Sleep(TimeSpan.FromMilliseconds(20 * rejections));
    }

    private bool IsAsExpected(string tip, IReadOnlyList<DocumentWrite> writes)
    {
        var expected = writes.Where(static write => write.Expected is not null).ToList();
        return tip.Length == 0
            ? expected.TrueForAll(static write => write.Expected!.Length == 0)
            : Objects("--batch-check", tip, [.. expected.Select(static write => write.Name)]).Zip(expected).All(static pair => (pair.First?.Version ?? DocumentWrite.Absent) == pair.Second.Expected);
    }

    private (string Commit, IReadOnlyList<string> Versions) Make(string tip, IReadOnlyList<DocumentWrite> writes, string line)
    {
        // A delete of what is not there is none.
        var import = GitImport.Of(writes, tip, line, Committer(), DateTimeOffset.UtcNow, Place.NoObject);
        var ids = Local(["fast-import", "--quiet", "--done"], import).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var next = 0;
        return (ids[^1], [.. writes.Select(write => write.Bytes is null ? "" : ids[next++])]);
    }

    // The user, where git knows one: some servers take commits of no one else.
    private string Committer()
    {
        if (_committer is null)
        {
            var ident = _git.Run("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT");
            _committer = ident.Worked && ident.Text.IndexOf('>', StringComparison.Ordinal) is >= 0 and var end ? ident.Text[..(end + 1)] : "DeployPlan <deployplan@localhost>";
        }

        return _committer;
    }

    // In the order of the names; without content where only asked what is there.
    private IEnumerable<StoredDocument?> Objects(string how, string tip, IReadOnlyList<string> names)
    {
        var output = Local(["cat-file", how], Encoding.UTF8.GetBytes(string.Concat(names.Select(name => $"{tip}:{DocumentPath.Of(name)}\n")))).Bytes;
        var at = 0;
        foreach (var name in names)
        {
            var end = Array.IndexOf(output, (byte)'\n', at);
            var head = Encoding.UTF8.GetString(output, at, end - at).Split(' ');
            at = end + 1;
            if (head is not [var id, "blob", var size])
            {
                yield return null;
                continue;
            }

            var length = how == "--batch" ? int.Parse(size, System.Globalization.CultureInfo.InvariantCulture) : 0;
            yield return new StoredDocument(name, id, DocumentStamp.Remove(output[at..(at + length)]));
            at += how == "--batch" ? length + 1 : 0;
        }
    }
}
