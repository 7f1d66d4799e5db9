using System.Text;
using DeployPlan.Host.Stores;
using DeployPlan.Host.Tests.Stores.Support;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores;

/// <summary>Repositories and configurations of git that are unlike most.</summary>
[TestClass]
[TestCategory("Stores")]
public sealed class GitKinds : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("deployplan-git-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    [DataRow("sha1")]
    [DataRow("sha256")]
    public void The_format_of_the_objects_is_that_of_the_repository(string format)
    {
        var clone = Clone("remote.git", format);

        AssertWorks(clone.Folder);
        Assert.AreEqual("", clone.Git("for-each-ref", "refs/deployplan/import-*"));
    }

    [TestMethod]
    [DataRow("commit.gpgsign", "true")]
    [DataRow("push.gpgSign", "true")]
    [DataRow("user.signingkey", "none")]
    [DataRow("core.autocrlf", "true")]
    [DataRow("user.useConfigOnly", "true")]
    [DataRow("push.default", "nothing")]
    [DataRow("push.followTags", "true")]
    [DataRow("submodule.recurse", "true")]
    [DataRow("fetch.prune", "true")]
    [DataRow("remote.origin.prune", "true")]
    [DataRow("remote.origin.mirror", "true")]
    [DataRow("fetch.writeCommitGraph", "true")]
    [DataRow("i18n.commitEncoding", "ISO-8859-1")]
    [DataRow("core.logAllRefUpdates", "always")]
    [DataRow("transfer.hideRefs", "refs/deployplan")]
    [DataRow("core.bare", "true")]
    [DataRow("fetch.fsckObjects", "true")]
    [DataRow("core.ignoreCase", "true")]
    [DataRow("extensions.worktreeConfig", "true")]
    [DataRow("color.ui", "always")]
    [DataRow("push.useForceIfIncludes", "true")]
    [DataRow("fetch.output", "compact")]
    [DataRow("fastimport.unpackLimit", "1")]
    [DataRow("diff.external", "false")]
    [DataRow("log.follow", "true")]
    [DataRow("log.date", "iso")]
    [DataRow("log.diffMerges", "on")]
    [DataRow("format.pretty", "oneline")]
    public void A_setting_of_the_repository_does_not_change_it(string key, string value)
    {
        var clone = Clone("remote.git");
        clone.Git("config", key, value);

        AssertWorks(clone.Folder);
    }

    [TestMethod]
    public void What_is_pushed_elsewhere_is_read_there()
    {
        var clone = Clone("fork.git");
        clone.Git("init", "-q", "--bare", "-b", "main", "../upstream.git");
        clone.Git("remote", "set-url", "--push", "origin", clone.Git("remote", "get-url", "origin"));
        clone.Git("remote", "set-url", "origin", Path.Combine(_root, "upstream.git"));

        AssertWorks(clone.Folder);
    }

    [TestMethod]
    public void A_worktree_will_do()
    {
        var clone = Clone("remote.git");
        clone.Git("worktree", "add", "-q", "../tree");

        AssertWorks(Path.Combine(_root, "tree"));
    }

    private GitRepository Clone(string remote, string format = "sha1")
    {
        var folder = Path.Combine(_root, remote);
        new GitRepository(folder).Git("init", "-q", "--bare", "-b", "main", "--object-format=" + format);
        var clone = new GitRepository(Path.Combine(_root, "clone"));
        clone.Git("init", "-q", "-b", "main", "--object-format=" + format);
        clone.Git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "first");
        clone.Git("remote", "add", "origin", folder);
        return clone;
    }

    private static void AssertWorks(string folder)
    {
        using var store = DocumentStores.Open("git:origin#deployplan", folder);
        var version = store.Write([new DocumentWrite("shop/prod/a", Encoding.UTF8.GetBytes("é\r\n"), "")], "first é")![0];
        Assert.IsNotNull(store.Write([new DocumentWrite("shop/prod/a", Encoding.UTF8.GetBytes("2\n"), version)], "second"));
        using var other = DocumentStores.Open("git:origin#deployplan", folder);
        Assert.AreEqual("2\n", Encoding.UTF8.GetString(other.Read(["shop/prod/a"])[0]!.Bytes));
        Assert.IsNull(other.Write([new DocumentWrite("shop/prod/a", [1], version)], "late"));
        CollectionAssert.AreEqual(new[] { "first é", "second" }, other.Lines("").ToList());
        Assert.HasCount(1, other.List(""));
    }
}
