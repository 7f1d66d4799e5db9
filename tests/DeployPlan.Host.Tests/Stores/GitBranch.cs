using System.Text;
using System.Text.Json;
using DeployPlan.Host.Stores;
using DeployPlan.Host.Tests.Stores.Support;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores;

/// <summary>What the branch of a store looks like, and what is left alone.</summary>
[TestClass]
[TestCategory("Stores")]
public sealed class GitBranch : IDisposable
{
    private readonly GitPlace _place = new();
    private readonly IDocumentStore _store;

    public GitBranch() => _store = _place.Open();

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
    }

    [TestMethod]
    public void People_see_plain_files_and_what_was_done()
    {
        Write("shop/prod/lease.json", "{\"a\": 1}\n", "ann takes the lease, number 1");

        Assert.AreEqual("shop/prod/lease.json", _place.Remote.Git("ls-tree", "-r", "--name-only", "deployplan"));
        var file = _place.Remote.Git("show", "deployplan:shop/prod/lease.json");
        Assert.AreEqual("{\"a\": 1}", file);
        Assert.AreEqual(1, JsonDocument.Parse(file).RootElement.GetProperty("a").GetInt32());
        Assert.AreEqual("ann takes the lease, number 1\n\n[skip ci]\n***NO_CI***\n\nDocuments-below: shop/prod/lease.json", _place.Remote.Git("log", "--format=%B", "deployplan"));
    }

    [TestMethod]
    public void The_user_of_git_is_the_author_and_the_product_where_there_is_none()
    {
        Write("shop/prod/a", "1", "first");
        _place.Clone.Git("config", "user.name", "Ann");
        _place.Clone.Git("config", "user.email", "ann@example.com");
        using var other = _place.Open();
        other.Write([new DocumentWrite("shop/prod/b", [1], "")], "second");

        var authors = _place.Remote.Git("log", "--format=%an <%ae>, %cn <%ce>", "deployplan").Split('\n');

        Assert.AreEqual("Ann <ann@example.com>, Ann <ann@example.com>", authors[0]);
        Assert.Contains("@", authors[1]);
    }

    [TestMethod]
    public void The_clone_is_left_as_it_was()
    {
        var clone = _place.Clone;
        File.WriteAllText(Path.Combine(clone.Folder, "deploy.yml"), "changed");
        File.WriteAllText(Path.Combine(clone.Folder, "staged"), "staged");
        clone.Git("add", "staged");
        foreach (var hook in new[] { "pre-push", "reference-transaction", "post-commit", "pre-commit" })
        {
            clone.Hook(hook, "touch \"$(dirname \"$0\")/ran\"; exit 1");
        }

        var before = Look();
        Write("shop/prod/a", "1", "first");
        using (var other = _place.Open())
        {
            other.Write([new DocumentWrite("shop/prod/b", [1], "")], "second");
        }

        Assert.HasCount(2, _store.List(""));
        Assert.HasCount(2, _store.Lines(""));

        Assert.AreEqual(before, Look());
        Assert.IsFalse(File.Exists(Path.Combine(clone.Folder, ".git", "hooks", "ran")));
        Assert.IsFalse(File.Exists(Path.Combine(clone.Folder, ".git", "FETCH_HEAD")));
    }

    [TestMethod]
    public void A_shallow_clone_will_do_and_stays_shallow()
    {
        for (var i = 0; i < 3; i++)
        {
            Write($"shop/prod/{i}", "1", $"line {i}");
        }

        _place.Clone.Git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "second");
        _place.Clone.Git("push", "-q", "origin", "main");
        var shallow = _place.CloneAgain("--depth", "1");
        using var store = DocumentStores.Open("git:origin", shallow.Folder);

        Assert.HasCount(3, store.List("shop/"));
        Assert.AreEqual("1", shallow.Git("rev-list", "--count", "refs/deployplan/deployplan"));
        Assert.IsNotNull(store.Write([new DocumentWrite("shop/prod/3", [1], "")], "line 3"));
        Write("shop/prod/4", "1", "line 4");
        Assert.HasCount(5, store.List("shop/"));
        CollectionAssert.AreEqual(new[] { "line 0", "line 1", "line 2", "line 3", "line 4" }, store.Lines("shop/prod/").ToList());
        Assert.AreEqual("1", shallow.Git("rev-list", "--count", "HEAD"));
    }

    [TestMethod]
    public void A_person_may_squash_the_branch()
    {
        Write("shop/prod/a", "1", "first");
        var version = Write("shop/prod/a", "2", "second", null);
        var squashed = _place.Remote.Git("-c", "user.name=a", "-c", "user.email=a@b", "commit-tree", "-m", "squashed", "deployplan^{tree}");
        _place.Remote.Git("update-ref", "refs/heads/deployplan", squashed);

        Assert.AreEqual(version, _store.List("").Single().Version);
        Assert.IsNotNull(_store.Write([new DocumentWrite("shop/prod/a", [3], version)], "third"));
        CollectionAssert.AreEqual(new[] { "third" }, _store.Lines("").ToList());
    }

    [TestMethod]
    public void A_person_may_edit_a_document_and_remove_the_branch()
    {
        Write("shop/prod/a", "1", "first");
        var clone = _place.CloneAgain("-b", "deployplan");
        File.WriteAllText(Path.Combine(clone.Folder, "shop", "prod", "a"), "edited");
        clone.Git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-a", "-m", "edited");
        clone.Git("push", "-q", "origin", "deployplan");

        var read = _store.Read(["shop/prod/a"])[0]!;
        Assert.AreEqual("edited", Encoding.UTF8.GetString(read.Bytes));
        Assert.IsNotNull(Write("shop/prod/a", "3", "third", read.Version));

        _place.Remote.Git("update-ref", "-d", "refs/heads/deployplan");
        Assert.IsNull(_store.Read(["shop/prod/a"])[0]);
        Assert.IsNotNull(Write("shop/prod/a", "4", "fourth"));
    }

    [TestMethod]
    public void A_hook_that_started_the_build_does_not_change_where_it_is_kept()
    {
        Environment.SetEnvironmentVariable("GIT_DIR", "/nowhere");
        Environment.SetEnvironmentVariable("GIT_INDEX_FILE", "/nowhere/index");
        try
        {
            Assert.IsNotNull(Write("shop/prod/a", "1", "first"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("GIT_DIR", null);
            Environment.SetEnvironmentVariable("GIT_INDEX_FILE", null);
        }
    }

    private string Look() => string.Join('\n', _place.Clone.Git("status", "--porcelain"), _place.Clone.Git("rev-parse", "HEAD"), _place.Clone.Git("branch", "--list"), _place.Clone.Git("stash", "list"),
        File.ReadAllText(Path.Combine(_place.Clone.Folder, ".git", "config")), File.ReadAllText(Path.Combine(_place.Clone.Folder, ".git", "HEAD")),
        Convert.ToHexString(File.ReadAllBytes(Path.Combine(_place.Clone.Folder, ".git", "index"))));

    private string? Write(string name, string text, string line, string? expected = DocumentWrite.Absent) => _store.Write([new DocumentWrite(name, Encoding.UTF8.GetBytes(text), expected)], line)?[0];
}
